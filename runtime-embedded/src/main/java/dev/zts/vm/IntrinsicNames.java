package dev.zts.vm;

import dev.zts.vm.value.Intrinsic;

/** What handlers call the intrinsics, for messages. */
final class IntrinsicNames {

    private static final String PROTOTYPE = "_PROTOTYPE";

    private IntrinsicNames() {}

    static String of(Intrinsic which) {
        return switch (which) {
            case JSON, URL, MATH, CONSOLE, PERFORMANCE -> global(which);
            case THROW_TYPE_ERROR, ARRAY_VALUES, ARRAY_TO_STRING -> "a built-in function";
            default -> {
                String name = which.name();
                yield name.endsWith(PROTOTYPE)
                        ? global(name.substring(0, name.length() - PROTOTYPE.length()))
                                + ".prototype"
                        : global(name);
            }
        };
    }

    private static String global(Intrinsic which) {
        return switch (which) {
            case JSON, URL -> which.name();
            case MATH -> "Math";
            default -> which.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** ARRAY_BUFFER to ArrayBuffer; acronyms as they are. */
    private static String global(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            switch (word) {
                case "URL", "JSON", "URI" -> name.append(word);
                case "REGEXP" -> name.append("RegExp");
                case "DOM" -> name.append("DOM");
                default ->
                        name.append(word.charAt(0))
                                .append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
            }
        }
        return name.toString();
    }
}
