package dev.zts.vm.regexp;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Script and Script_Extensions. */
final class Scripts {
    private static final int SHORT_NAME_LENGTH = 4;

    private static final Map<String, UnicodeScript> FULL_NAMES = fullNames();

    private Scripts() {}

    /** The script of a full or a short name, letter for letter as Unicode writes it. */
    static @Nullable UnicodeScript of(String name) {
        UnicodeScript script = FULL_NAMES.get(name);
        if (script != null || name.length() != SHORT_NAME_LENGTH) {
            return script;
        }
        return switch (name) {
            case "Qaac" -> UnicodeScript.COPTIC;
            case "Qaai" -> UnicodeScript.INHERITED;
            default -> shortNamed(name);
        };
    }

    private static @Nullable UnicodeScript shortNamed(String name) {
        boolean cased =
                Character.isUpperCase(name.charAt(0))
                        && name.substring(1).chars().allMatch(Character::isLowerCase);
        if (!cased) {
            return null;
        }
        try {
            return UnicodeScript.forName(name);
        } catch (IllegalArgumentException _) {
            // The JDK's way to say that there is none.
            return null;
        }
    }

    private static Map<String, UnicodeScript> fullNames() {
        Map<String, UnicodeScript> names = new HashMap<>();
        for (UnicodeScript script : UnicodeScript.values()) {
            names.put(fullName(script), script);
        }
        return names;
    }

    private static String fullName(UnicodeScript script) {
        if (script == UnicodeScript.SIGNWRITING) {
            return "SignWriting";
        }
        StringBuilder name = new StringBuilder(script.name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == '_') {
                name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return name.toString();
    }

    static CharSet members(UnicodeScript script) {
        return CharSet.where(c -> UnicodeScript.of(c) == script);
    }

    /** Characters with the script among their extensions. */
    static CharSet extended(UnicodeScript script) {
        CharSet members = members(script);
        if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
            return members.union(UnicodeTable.set("scx " + fullName(script)));
        }
        CharSet.Builder named = new CharSet.Builder();
        FULL_NAMES.keySet().forEach(name -> named.addAll(UnicodeTable.set("scx " + name)));
        return members.subtract(named.build());
    }
}
