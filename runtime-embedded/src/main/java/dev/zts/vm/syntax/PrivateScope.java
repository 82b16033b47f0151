package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The private names of a class body, and those used in it that it has not declared so far. */
final class PrivateScope {

    final @Nullable PrivateScope outer;
    private final Map<String, Use> declared = new HashMap<>();
    private final List<Ast.PrivateName> used = new ArrayList<>();

    /** What a private name stands for; a pair of accessors is complete. */
    enum Use {
        OTHER,
        GETTER,
        SETTER,
        STATIC_GETTER,
        STATIC_SETTER;

        static Use of(MethodKind kind, boolean isStatic) {
            return switch (kind) {
                case METHOD -> OTHER;
                case GET -> isStatic ? STATIC_GETTER : GETTER;
                case SET -> isStatic ? STATIC_SETTER : SETTER;
            };
        }

        private boolean pairs(Use other) {
            return switch (this) {
                case OTHER -> false;
                case GETTER -> other == SETTER;
                case SETTER -> other == GETTER;
                case STATIC_GETTER -> other == STATIC_SETTER;
                case STATIC_SETTER -> other == STATIC_GETTER;
            };
        }
    }

    PrivateScope(@Nullable PrivateScope outer) {
        this.outer = outer;
    }

    void use(Ast.PrivateName name) {
        used.add(name);
    }

    /**
     * Declares a private name.
     *
     * @return false if the class has it already, except as the other half of a pair of accessors
     */
    boolean declare(String name, Use use) {
        Use known = declared.put(name, use);
        if (known == null) {
            return true;
        }
        declared.put(name, Use.OTHER);
        return known.pairs(use);
    }

    /**
     * Ends the class body: names that are not declared may be those of a class around it.
     *
     * @return a name that no class declares, or null
     */
    Ast.@Nullable PrivateName close() {
        for (Ast.PrivateName name : used) {
            if (declared.containsKey(name.name())) {
                continue;
            }
            if (outer == null) {
                return name;
            }
            outer.used.add(name);
        }
        return null;
    }
}
