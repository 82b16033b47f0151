package dev.zts.vm;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Import specifiers: relative, and never out of the handler folder. */
final class Paths {

    private Paths() {}

    /**
     * {@return the path below the folder that a specifier names, null if it is none}
     *
     * @param from path of the importing script
     * @param specifier {@code ./x.js}, {@code ../x.js}, or {@code /x.js} from the folder's top
     */
    static @Nullable String resolve(String from, String specifier) {
        boolean absolute = specifier.startsWith("/");
        if (!absolute && !specifier.startsWith("./") && !specifier.startsWith("../")) {
            return null;
        }
        Deque<String> names = new ArrayDeque<>();
        int slash = from.lastIndexOf('/');
        if (!absolute && slash > 0) {
            for (String name : from.substring(0, slash).split("/", -1)) {
                names.addLast(name);
            }
        }
        for (String name : specifier.split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return null;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }
}
