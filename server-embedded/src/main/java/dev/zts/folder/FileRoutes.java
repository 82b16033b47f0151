package dev.zts.folder;

import java.util.List;

/** The rule that makes a route of a file's place in the folder. */
final class FileRoutes {
    private FileRoutes() {}

    static boolean isScript(String file) {
        return file.endsWith(".js") || file.endsWith(".mjs");
    }

    /** {@return whether routes lead to the file; otherwise it is there to be imported} */
    static boolean isRoute(String file) {
        return isScript(file)
                && !file.endsWith(".test.js")
                && !file.endsWith(".test.mjs")
                && List.of(file.split("/", -1)).stream().noneMatch(name -> name.startsWith("_"));
    }

    /**
     * {@return the pattern of a file: {@code api/users/[id].js} is {@code /api/users/:id}}
     *
     * @throws IllegalArgumentException if its name cannot be in a path
     */
    static String pattern(String file) {
        StringBuilder pattern = new StringBuilder();
        String[] names = file.substring(0, file.lastIndexOf('.')).split("/", -1);
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            if (!(last && names[i].equals("index"))) {
                pattern.append('/').append(segment(names[i], last));
            }
        }
        return pattern.isEmpty() ? "/" : pattern.toString();
    }

    private static String segment(String name, boolean last) {
        if (name.startsWith("[...") && name.endsWith("]")) {
            if (!last) {
                throw new IllegalArgumentException(
                        name + " takes all that follows; name a file so");
            }
            return "*" + parameter(name.substring(4, name.length() - 1), name);
        }
        if (name.startsWith("[") && name.endsWith("]")) {
            return ":" + parameter(name.substring(1, name.length() - 1), name);
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '[' || c == ']')) {
            throw new IllegalArgumentException(
                    "control characters and lone brackets cannot be in a path; rename the file");
        }
        if (name.startsWith(":") || name.startsWith("*")) {
            throw new IllegalArgumentException(
                    "names that start with : or * stand for parameters; write [name].js");
        }
        return name;
    }

    private static String parameter(String parameter, String name) {
        if (!RoutePattern.isName(parameter)) {
            throw new IllegalArgumentException(
                    "a parameter is named by letters, digits and _, unlike " + name);
        }
        return parameter;
    }
}
