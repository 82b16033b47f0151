package dev.zts.app.source;

import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.FunctionListing.Instruction;
import java.util.ArrayList;
import java.util.List;

/** A row of a bytecode listing. */
sealed interface BytecodeRow {

    FunctionListing function();

    /** {@return the source line it belongs to} */
    int line();

    /** The first row of a function. */
    record Head(FunctionListing function) implements BytecodeRow {
        @Override
        public int line() {
            return function.line();
        }
    }

    /** An instruction. */
    record Step(FunctionListing function, Instruction instruction) implements BytecodeRow {
        @Override
        public int line() {
            return instruction.line();
        }
    }

    static List<BytecodeRow> of(List<FunctionListing> functions) {
        List<BytecodeRow> rows = new ArrayList<>();
        for (FunctionListing function : functions) {
            rows.add(new Head(function));
            function.instructions().forEach(step -> rows.add(new Step(function, step)));
        }
        return rows;
    }
}
