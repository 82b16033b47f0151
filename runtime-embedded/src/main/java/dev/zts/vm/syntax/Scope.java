package dev.zts.vm.syntax;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names declared in a block or function so far, as far as early errors need them. */
final class Scope {

    /** What a declaration is to others of the same name. */
    enum Role {
        VAR,
        /** let, const, class, import, and functions in blocks. */
        LEXICAL,
        /** A function at the top of a function body or script. */
        FUNCTION,
        PARAMETER,
        /** The parameter of a catch clause if it is a plain name (ECMA-262 B.3.4). */
        CATCH
    }

    /** Up to so many names a search beats a table. */
    private static final int FEW = 8;

    final @Nullable Scope outer;

    /** True for what takes the var declarations within. */
    final boolean function;

    private String[] names = new String[4];
    private Role[] roles = new Role[4];
    private int count;
    private @Nullable Map<String, Role> index;

    Scope(@Nullable Scope outer, boolean function) {
        this.outer = outer;
        this.function = function;
    }

    @Nullable Role role(String name) {
        if (index != null) {
            return index.get(name);
        }
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return roles[i];
            }
        }
        return null;
    }

    /**
     * Declares a name, in this and, for a var, in the scopes around it.
     *
     * @return false if another declaration forbids it
     */
    boolean declare(String name, Role role) {
        if (role == Role.VAR) {
            return declareVar(name);
        }
        Role known = role(name);
        if (known == null) {
            add(name, role);
            return true;
        }
        return role == Role.FUNCTION && known != Role.LEXICAL;
    }

    private boolean declareVar(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Role known = scope.role(name);
            if (known == Role.LEXICAL) {
                return false;
            }
            if (known == null) {
                scope.add(name, Role.VAR);
            }
            if (known == Role.VAR || scope.function) {
                return true;
            }
        }
        return true;
    }

    private void add(String name, Role role) {
        if (index != null) {
            index.put(name, role);
            return;
        }
        if (count == FEW) {
            Map<String, Role> table = new HashMap<>();
            for (int i = 0; i < count; i++) {
                table.put(names[i], roles[i]);
            }
            table.put(name, role);
            index = table;
            return;
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, FEW);
            roles = Arrays.copyOf(roles, FEW);
        }
        names[count] = name;
        roles[count++] = role;
    }
}
