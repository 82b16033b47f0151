package dev.zts.vm.jit;

import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Deopt;
import dev.zts.vm.interp.Exit;
import dev.zts.vm.interp.Exit.Reason;
import dev.zts.vm.jit.Analysis.Place;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JVM method of a function with numbers and booleans in JVM locals of their own, guards
 * where something is assumed, and calls replaced by what they call.
 */
final class TypedWriter extends AccessWriter {

    static final DirectMethodHandleDesc BOOTSTRAP =
            MethodHandleDesc.ofMethod(
                    DirectMethodHandleDesc.Kind.STATIC,
                    Helper.desc("interp.Deopt"),
                    "bootstrap",
                    MethodTypeDesc.of(
                            ConstantDescs.CD_CallSite,
                            ConstantDescs.CD_MethodHandles_Lookup,
                            ConstantDescs.CD_String,
                            ConstantDescs.CD_MethodType,
                            ConstantDescs.CD_int));
    static final Helper INLINED = Helper.of("interp.Support", "inlined");
    static final Helper ENTER_REALM = Helper.of("value.Realm", "enter");
    static final int MAX_EXIT_VALUES = 200;

    private final Analysis analysis;
    private final Context main;
    private final Set<Place> reached;
    private final Map<Place, Label> labels = new HashMap<>();
    private final Map<Place, Strip> strips = new HashMap<>();

    /** How registers were held at the begin of the instruction, for its exits. */
    private Kinds before;

    private Instruction current;
    private final Map<Reason, Label> exits = new HashMap<>();

    TypedWriter(CodeBuilder cb, Analysis analysis, Context main, int entry, Constants constants) {
        super(cb, main, analysis.registers(), entry, constants);
        this.analysis = analysis;
        this.main = main;
        this.reached = analysis.reached(Math.max(entry, 0));
        this.before = now;
        this.current = Analysis.instruction(main, Math.max(entry, 0));
    }

    // The method around

    @Override
    void allocateOwn() {
        allocateNumbers();
        main.closure = closure;
        main.self = thisValue;
        main.state = state;
        main.caches = caches;
    }

    @Override
    void fillOwn() {
        for (int pc = 0; pc < code.code().length; pc++) {
            if (flow.isHeader(pc)) {
                Strip strip = new Strip(cb.newLabel(), newLocal(TypeKind.INT));
                cb.loadConstant(STRIP); // a handler may lead into the loop
                cb.istore(strip.left);
                strips.put(new Place(main, pc), strip);
            }
        }
    }

    @Override
    void takeIn(int register, boolean given) {
        cb.astore(reference(register));
        boolean object = given || main.pinned.get(register);
        now.set(register, object ? Kind.OBJECT : Kind.UNDEFINED);
    }

    @Override
    List<Integer> instructions() {
        Place first = new Place(main, Math.max(entry, 0));
        current = Analysis.instruction(main, first.pc());
        begin();
        edge(first);
        cb.goto_(label(first));
        return function(main);
    }

    /** Writes the blocks of a function in the order of its code; {@return where they begin} */
    private List<Integer> function(Context of) {
        List<Integer> written = new ArrayList<>();
        int pc = 0;
        boolean falls = false;
        while (pc < of.code.code().length) {
            borders(of, pc);
            Place place = new Place(of, pc);
            if (of.flow.instruction(pc) == null) {
                pc++;
                continue;
            }
            if (of.isLeader(pc) || pc == 0) {
                if (falls) {
                    current = Analysis.instruction(of, pc);
                    begin();
                    edge(place);
                }
                falls = reached.contains(place);
                if (falls) {
                    cb.labelBinding(label(place));
                    strip(place);
                    now = Objects.requireNonNull(analysis.kinds(place)).copy(analysis.registers());
                }
            }
            if (!falls) {
                pc = Analysis.instruction(of, pc).next();
                continue;
            }
            written.add(pc);
            Instruction i = Analysis.instruction(of, pc);
            Instruction branch = Analysis.branch(of, i);
            falls = write(of, i, branch);
            pc = branch == null ? i.next() : branch.next();
        }
        borders(of, pc);
        return written;
    }

    /*
     * HotSpot moves no load out of a loop that polls. So a loop is two: the inner one goes round
     * without a poll, the outer one polls.
     */

    private static final int STRIP = 256;

    /**
     * The inner loop of a loop.
     *
     * @param left JVM local of the rounds until the next poll
     */
    private record Strip(Label inner, int left) {}

    /** Begins the inner loop where a block is the header of a loop. */
    private void strip(Place place) {
        if (place.context().flow.isHeader(place.pc())) {
            Strip strip = Objects.requireNonNull(strips.get(place));
            cb.loadConstant(STRIP);
            cb.istore(strip.left);
            cb.labelBinding(strip.inner);
        }
    }

    /** Marks what handlers cover; inlined functions have none. */
    private void borders(Context of, int pc) {
        if (of.caller == null) {
            bindBorder(pc);
        }
    }

    /** Switches to the function whose instructions are written. */
    private void in(Context of) {
        context = of;
        code = of.code;
        flow = of.flow;
        closure = of.closure;
        thisValue = of.self;
        state = of.state;
        caches = of.caches;
    }

    private void begin() {
        before = now.copy();
        exits.clear();
    }

    /** Writes an instruction; {@return whether control may go on behind it} */
    private boolean write(Context of, Instruction i, @Nullable Instruction branch) {
        current = i;
        begin();
        if (of.caller == null) {
            line(i); // what is inlined stands at its call
        }
        Way way = analysis.way(of, i, now);
        if (way == Way.EXIT) {
            cb.goto_(exit(Reason.TYPE_MISMATCH));
            return false;
        }
        if (way == Way.INLINE) {
            inline(of, i);
            return false;
        }
        if (of.caller != null && Analysis.isReturn(i)) {
            returnTo(of, i);
            return false;
        }
        Kinds model = now.copy();
        Analysis.apply(of, i, way, model, false);
        specialised(i, way, branch);
        check(of, i, branch, model);
        return branch != null || i.fallsThrough();
    }

    /** Makes sure that the registers are held as the analysis took for granted. */
    private void check(Context of, Instruction i, @Nullable Instruction branch, Kinds model) {
        if (branch != null || !i.fallsThrough()) {
            return;
        }
        int sp = of.flow.depthAfter(i);
        for (int r = of.base; r < of.stack(sp); r++) {
            Kind kind = model.get(r);
            if (kind != Kind.DEAD && kind != now.get(r)) {
                throw new AssertionError(
                        i
                                + " in "
                                + of.code
                                + ": register "
                                + (r - of.base)
                                + " is held as "
                                + now.get(r)
                                + ", not as "
                                + kind);
            }
        }
    }

    // Inlined calls

    private void inline(Context of, Instruction i) {
        Context callee = Objects.requireNonNull(analysis.inlined(of, i));
        int count = i.operands()[0];
        int sp = flow.depth(i.pc());
        int place = of.stack(sp - count - 1);
        notePc(i.pc());
        loadReference(place);
        constants.push(cb, callee.code, FUNCTION_CODE);
        INLINED.call(cb);
        cb.ifeq(exit(Reason.CALLEE_CHANGED));
        callee.closure = newLocal(TypeKind.REFERENCE);
        callee.self = newLocal(TypeKind.REFERENCE);
        callee.state = newLocal(TypeKind.REFERENCE);
        callee.caches = newLocal(TypeKind.REFERENCE);
        loadReference(place);
        cb.checkcast(CLOSURE);
        cb.astore(callee.closure);
        if (i.opcode() == Opcode.CALL_METHOD) {
            loadBoxed(of.stack(sp - count - 2));
        } else {
            cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
        }
        cb.astore(callee.self);
        cb.aload(callee.closure);
        cb.getfield(CLOSURE, "state", STATE);
        cb.astore(callee.state);
        cb.aload(callee.state);
        cb.getfield(STATE, "prepared", ConstantDescs.CD_boolean);
        cb.ifeq(exit(Reason.NOT_READY));
        cb.aload(callee.state);
        cb.getfield(STATE, "caches", CACHE.arrayType());
        cb.astore(callee.caches);
        now = now.copy(analysis.registers());
        for (int local = 0; local < callee.code.locals(); local++) {
            int to = callee.base + local;
            if (local < Math.min(count, callee.code.parameters())) {
                copyRegister(of.stack(sp - count + local), to);
            } else {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
                cb.astore(reference(to));
                now.set(to, Kind.UNDEFINED);
            }
        }
        if (callee.entered) {
            at(i.pc());
            cb.aload(realm);
            cb.aload(callee.closure);
            ENTER_REALM.call(cb);
        }
        Label start = cb.newBoundLabel();
        Place first = new Place(callee, 0);
        current = Analysis.instruction(callee, 0);
        Context outer = context;
        in(callee);
        begin();
        edge(first);
        function(callee);
        Label end = cb.newBoundLabel();
        in(outer);
        if (callee.entered) {
            rethrow(callee, i, start, end);
        }
    }

    /** A throw out of an inlined function: it is left, and the call throws. */
    private void rethrow(Context callee, Instruction call, Label start, Label end) {
        int inner = 0;
        for (Context at = callee; at != null; at = at.caller) {
            inner += at.caller != null && at.entered ? 1 : 0;
        }
        Label target = cb.newBoundLabel();
        cb.aload(realm);
        cb.iload(depth);
        cb.loadConstant(inner);
        cb.iadd();
        cb.iload(pcLocal);
        LEAVING.call(cb);
        notePc(call.pc());
        cb.athrow();
        cb.exceptionCatchAll(start, end, target);
    }

    private void returnTo(Context of, Instruction i) {
        Context caller = Objects.requireNonNull(of.caller);
        Instruction call = Objects.requireNonNull(of.call);
        if (i.opcode() == Opcode.RET) {
            copyRegister(of.stack(flow.depth(i.pc()) - 1), of.result);
            pin(caller, of.result);
        } else {
            cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
            cb.astore(reference(of.result));
            now.set(of.result, Kind.UNDEFINED);
            pin(caller, of.result);
        }
        if (of.entered) {
            leave();
        }
        Place next = new Place(caller, call.next());
        edge(next);
        cb.goto_(label(next));
    }

    // Edges

    private Label label(Place place) {
        return labels.computeIfAbsent(place, _ -> cb.newLabel());
    }

    /** Brings registers to how they are held at a place. */
    private void edge(Place to) {
        Kinds wanted = Objects.requireNonNull(analysis.kinds(to), () -> "no edge to " + to);
        Kinds alive = analysis.alive(to, now);
        for (int r = 0; r < wanted.size(); r++) {
            Kind from = alive.get(r);
            Kind kind = wanted.get(r);
            if (kind == Kind.DEAD || from == kind) {
                continue;
            }
            switch (kind) {
                case OBJECT -> box(r);
                case INT -> {
                    guardInt(r, edgeExit(to));
                    loadInt(r);
                    storeInt(r);
                }
                case DOUBLE -> {
                    guardNumber(r, edgeExit(to));
                    loadDouble(r);
                    storeDouble(r);
                }
                default -> throw new AssertionError(from + " to " + kind + " at " + to);
            }
        }
    }

    /** {@return an exit that goes on at the begin of a block, with the registers as they are} */
    private Label edgeExit(Place to) {
        Label label = cb.newLabel();
        Kinds kinds = now.copy();
        cold.add(() -> writeExit(label, to.context(), to.pc(), Reason.TYPE_MISMATCH, kinds));
        return label;
    }

    // Exits

    @Override
    Label exit(Reason reason) {
        return exits.computeIfAbsent(
                reason,
                _ -> {
                    Label label = cb.newLabel();
                    Context of = context;
                    int pc = current.pc();
                    Kinds kinds = before;
                    cold.add(() -> writeExit(label, of, pc, reason, kinds));
                    return label;
                });
    }

    private void writeExit(Label label, Context of, int pc, Reason reason, Kinds kinds) {
        cb.labelBinding(label);
        now = kinds;
        List<ClassDesc> types = new ArrayList<>();
        cb.aload(main.closure);
        cb.aload(main.self);
        cb.aload(newTarget);
        cb.aload(arguments);
        types.add(CLOSURE);
        types.add(OBJECT);
        types.add(JS_OBJECT);
        types.add(OBJECTS);
        List<Deopt.Part> parts = new ArrayList<>();
        int stack = of.flow.depth(pc);
        Context at = of;
        int where = pc;
        int next = pc;
        while (at != null) {
            parts.addFirst(part(at, where, next, stack, kinds, types));
            if (at.caller != null) {
                Instruction call = Objects.requireNonNull(at.call);
                stack = at.result - at.caller.base - at.caller.code.locals();
                where = call.pc();
                next = call.next();
            }
            at = at.caller;
        }
        int number =
                constants.addExit(new Deopt.State(new Exit(main.code, of.code, pc, reason), parts));
        if (types.size() > MAX_EXIT_VALUES) {
            throw new TooManyValues();
        }
        cb.invokedynamic(
                DynamicCallSiteDesc.of(
                        BOOTSTRAP, "leave", MethodTypeDesc.of(OBJECT, types), number));
        cb.areturn();
    }

    private Deopt.Part part(
            Context of, int at, int next, int stack, Kinds kinds, List<ClassDesc> types) {
        int self = 1;
        int function = 0;
        if (of.caller != null) {
            function = types.size();
            cb.aload(of.closure);
            types.add(CLOSURE);
            self = types.size();
            cb.aload(of.self);
            types.add(OBJECT);
        }
        int[] registers = new int[of.registers()];
        for (int r = 0; r < registers.length; r++) {
            Kind kind = kinds.get(of.base + r);
            boolean live = kind != Kind.DEAD && of.isLive(r, at, stack);
            registers[r] = live ? types.size() : -1;
            if (live) {
                types.add(value(of.base + r, kind));
            }
        }
        return new Deopt.Part(of.code, next, at, stack, function, self, registers, of.entered);
    }

    private ClassDesc value(int register, Kind kind) {
        return switch (kind) {
            case INT -> {
                cb.iload(integer(register));
                yield ConstantDescs.CD_int;
            }
            case BOOL -> {
                cb.iload(integer(register));
                yield ConstantDescs.CD_boolean;
            }
            case DOUBLE -> {
                cb.dload(number(register));
                yield ConstantDescs.CD_double;
            }
            default -> {
                cb.aload(reference(register));
                yield OBJECT;
            }
        };
    }

    /** More values than an exit can hand over. */
    static final class TooManyValues extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    // Where baseline's instructions find values

    @Override
    Label label(int pc) {
        return label(new Place(context, pc));
    }

    @Override
    void jump(int pc) {
        Kinds here = now.copy();
        Place to = new Place(context, pc);
        edge(to);
        cb.goto_(label(to));
        now = here;
    }

    @Override
    void loop(Instruction instruction) {
        Place header = new Place(context, instruction.target());
        Strip strip = Objects.requireNonNull(strips.get(header));
        Kinds here = now.copy();
        edge(header);
        cb.iinc(strip.left, -1);
        cb.iload(strip.left);
        cb.ifgt(strip.inner);
        poll(instruction);
        cb.goto_(label(header));
        now = here;
    }

    @Override
    void pushFrame(int from, int to) {
        newScratch();
        fillFrame(stack(from), stack(to));
    }

    // Instructions

    private void specialised(Instruction i, Way way, @Nullable Instruction branch) {
        int sp = flow.depth(i.pc());
        int operand = i.operands().length > 0 ? i.operands()[0] : 0;
        switch (i.opcode()) {
            case PUSH_0, PUSH_1, PUSH_2, PUSH_3 -> pushInt(i.opcode().number() - Op.PUSH_0, sp);
            case PUSH_I8, PUSH_I16 -> pushInt(operand, sp);
            case PUSH_TRUE, PUSH_FALSE -> {
                cb.loadConstant(i.opcode() == Opcode.PUSH_TRUE ? 1 : 0);
                storeBool(context.stack(sp));
            }
            case PUSH_UNDEFINED -> {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
                cb.astore(reference(context.stack(sp)));
                now.set(context.stack(sp), Kind.UNDEFINED);
                pin(context, context.stack(sp));
            }
            case PUSH_CONST -> constant(code.constants()[operand], operand, sp);
            case SWAP -> permute(sp - 2, 1, 0);
            case ROT3 -> permute(sp - 3, 1, 2, 0);
            case TUCK -> permute(sp - 2, 1, 0, 1);
            case TUCK2 -> permute(sp - 3, 2, 0, 1, 2);
            case DROP -> now.set(context.stack(sp - 1), Kind.DEAD);
            case PUSH_THIS -> {
                cb.aload(thisValue);
                storeStack(sp);
            }
            default -> {
                if (way == Way.GENERIC) {
                    emit(i, branch);
                } else {
                    typed(i, way, branch, sp, operand);
                }
            }
        }
    }

    private void typed(Instruction i, Way way, @Nullable Instruction branch, int sp, int operand) {
        int top = sp > 0 ? context.stack(sp - 1) : 0;
        int below = sp > 1 ? context.stack(sp - 2) : 0;
        if (way == Way.CONCAT) {
            notePc(i.pc());
        }
        switch (i.opcode()) {
            case ADD, SUB, MUL, DIV, MOD -> arithmetic(i.opcode(), way, below, top, below);
            case GET_LOC_ADD -> arithmetic(Opcode.ADD, way, top, context.base + operand, top);
            case GET_LOC_GET_LOC_ADD ->
                    arithmetic(
                            Opcode.ADD,
                            way,
                            context.base + operand,
                            context.base + i.operands()[1],
                            context.stack(sp));
            case ADD_CONST_I8 -> addConstant(way, top, operand, 0.0);
            case SUB_CONST_I8 -> addConstant(way, top, -operand, -0.0);
            case INC -> addConstant(way, top, 1, 0.0);
            case DEC -> addConstant(way, top, -1, 0.0);
            case MUL_CONST_I8 -> multiplyConstant(way, top, operand);
            case MUL_2 -> multiplyConstant(way, top, 2);
            case MOD_CONST_I8 -> modulo(way, top, operand);
            case MOD_CONST -> modulo(way, top, (Integer) code.constants()[operand]);
            case ADD_MOD, SUB_MOD, MUL_MOD -> fusedModulo(i, way, below, top, operand);
            case NEG, PLUS -> sign(i.opcode(), way, top);
            case BIT_AND, BIT_OR, BIT_XOR, SHL, SHR, USHR -> bits(i.opcode(), below, top);
            case SHR_1, BIT_NOT -> bits(i.opcode(), top);
            case LT, LTE, GT, GTE, EQ, NEQ, STRICT_EQ, STRICT_NEQ ->
                    compare(i.opcode(), way, below, top, branch);
            case LT_CONST_I8, LE_CONST_I8 -> compareConstant(i, way, top, operand, branch);
            case NOT -> {
                cb.iload(integer(top));
                cb.iconst_1();
                cb.ixor();
                truth(branch, sp - 1);
            }
            case IF_TRUE, IF_FALSE, IF_FALSE_GOTO -> condition(i, top);
            default -> access(i, way, sp, operand);
        }
    }
}
