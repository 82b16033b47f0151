package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import java.util.ArrayList;
import java.util.List;

/** The parts of a function on their way to a {@link FunctionCode}. */
public final class FunctionBuilder {

    final Unit unit;
    final int id;
    public String name = "";
    public Kind kind = Kind.NORMAL;
    public boolean async;
    public boolean generator;
    public int parameters;
    public int length;
    public int locals;
    public int stack;
    public int caches;
    public boolean keepsArguments;
    public final List<Upvalue> upvalues = new ArrayList<>();
    public byte[] code = new byte[0];
    public final List<Object> constants = new ArrayList<>();
    public final List<String> atoms = new ArrayList<>();
    public final List<Handler> handlers = new ArrayList<>();
    public int[] positions = new int[0];
    public int start;
    public int end;

    public FunctionBuilder(Unit unit, int id) {
        this.unit = unit;
        this.id = id;
    }

    public FunctionCode build() {
        return new FunctionCode(this);
    }
}
