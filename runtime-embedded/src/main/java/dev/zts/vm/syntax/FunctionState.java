package dev.zts.vm.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parser knows about the function it is in, or about the program outside of functions. */
final class FunctionState {

    /** A label and the statement it stands before. */
    static final class Label {
        final String name;

        /** Where the statement behind this and all following labels starts. */
        int statementStart;

        boolean loop;

        Label(String name) {
            this.name = name;
        }
    }

    final @Nullable FunctionState outer;

    /** Null for the program. */
    final @Nullable FunctionKind kind;

    final boolean isAsync;
    final boolean isGenerator;

    /** True if super.x is allowed. */
    final boolean superProperty;

    /** True if super() is allowed. */
    final boolean superCall;

    /** True if new.target is allowed. */
    final boolean newTarget;

    /** True in field initializers and static blocks. */
    final boolean argumentsForbidden;

    /** True directly in a static block, where await is no name although it is no operator. */
    final boolean awaitReserved;

    /** Bits of {@link FunctionFacts}. */
    int bits;

    boolean inParameters;
    int loops;
    int switches;
    final List<Label> labels = new ArrayList<>();

    private FunctionState(boolean module) {
        this.outer = null;
        this.kind = null;
        this.isAsync = module;
        this.isGenerator = false;
        this.superProperty = false;
        this.superCall = false;
        this.newTarget = false;
        this.argumentsForbidden = false;
        this.awaitReserved = false;
    }

    FunctionState(FunctionState outer, FunctionKind kind, boolean isAsync, boolean isGenerator) {
        boolean arrow = kind == FunctionKind.ARROW;
        this.outer = outer;
        this.kind = kind;
        this.isAsync = isAsync;
        this.isGenerator = isGenerator;
        this.superProperty = arrow ? outer.superProperty : kind.hasHomeObject();
        this.superCall = arrow ? outer.superCall : kind == FunctionKind.DERIVED_CONSTRUCTOR;
        this.newTarget = !arrow || outer.newTarget;
        this.awaitReserved = kind == FunctionKind.STATIC_BLOCK;
        this.argumentsForbidden =
                arrow
                        ? outer.argumentsForbidden
                        : kind == FunctionKind.FIELD_INITIALIZER
                                || kind == FunctionKind.STATIC_BLOCK;
    }

    static FunctionState program(boolean module) {
        return new FunctionState(module);
    }

    /** {@return true if return can stand here} */
    boolean returns() {
        return kind != null
                && kind != FunctionKind.STATIC_BLOCK
                && kind != FunctionKind.FIELD_INITIALIZER;
    }

    @Nullable Label label(String name) {
        for (Label label : labels) {
            if (label.name.equals(name)) {
                return label;
            }
        }
        return null;
    }
}
