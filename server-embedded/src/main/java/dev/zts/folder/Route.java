package dev.zts.folder;

import java.util.Set;

/**
 * A path that leads to a script.
 *
 * @param pattern such as {@code /users/:id} or {@code /files/*rest}; {@code /*} takes everything
 * @param file path of the script below the folder
 * @param methods upper case; empty means all that the script answers
 */
public record Route(String pattern, String file, Set<String> methods) {
    public Route {
        methods = Set.copyOf(methods);
    }
}
