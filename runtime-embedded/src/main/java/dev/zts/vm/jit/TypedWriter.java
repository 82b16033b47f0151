package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Deopt;
import dev.zts.vm.interp.Exit;
import dev.zts.vm.interp.Exit.Reason;
import dev.zts.vm.interp.InlineCache;
import dev.zts.vm.jit.Analysis.Place;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NumericCode;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JVM method of a function with numbers and booleans in JVM locals of their own, guards
 * where something is assumed, and calls replaced by what they call.
 */
final class TypedWriter extends Emitter {

    private static final ClassDesc JS_THROW = Helper.desc("value.JsThrow");
    private static final ClassDesc STACK_OVERFLOW = ClassDesc.of("java.lang.StackOverflowError");
    private static final ClassDesc JS_ARRAY = Helper.desc("value.JsArray");
    private static final ClassDesc DOUBLE = ConstantDescs.CD_Double;
    private static final MethodTypeDesc TO_INT = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final DirectMethodHandleDesc BOOTSTRAP =
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

    private static final ClassDesc NATIVE_CODE = Helper.desc("value.NativeCode");
    private static final ClassDesc UNARY = ClassDesc.of("java.util.function.DoubleUnaryOperator");
    private static final ClassDesc BINARY = ClassDesc.of("java.util.function.DoubleBinaryOperator");
    private static final ClassDesc CD_DOUBLE = ConstantDescs.CD_double;
    private static final Helper BUILT_IN = Helper.of("interp.Support", "builtIn");
    private static final Helper ENTER = Helper.of("interp.Support", "enter");
    private static final Helper INLINED = Helper.of("interp.Support", "inlined");
    private static final Helper PREPARED = Helper.of("interp.Support", "prepared");
    private static final Helper ENTER_REALM = Helper.of("value.Realm", "enter");
    private static final Helper LEAVE = Helper.of("value.Realm", "leave");
    private static final Helper DEPTH = Helper.of("value.Realm", "depth");
    private static final Helper CAUGHT = Helper.of("interp.Support", "caught");
    private static final Helper LEAVING = Helper.of("interp.Support", "leaving");
    private static final Helper BOX_INT = Helper.of("ops.Integers", "of");
    private static final Helper BOX_DOUBLE = Helper.of("interp.Support", "box");
    private static final Helper IS_NUMBER = Helper.of("interp.Support", "isNumber");
    private static final Helper NUMBER = Helper.of("interp.Support", "number");
    private static final Helper DOUBLE_TO_INT32 = Helper.of("interp.Support", "int32");
    private static final Helper LENGTH = Helper.of("interp.Support", "length");
    private static final Helper ELEMENT = Helper.of("interp.Support", "element");
    private static final Helper STORE = Helper.of("interp.Support", "storeElement");
    private static final Helper STORE_INT = Helper.of("interp.Support", "storeInt");
    private static final Helper STORE_DOUBLE = Helper.of("interp.Support", "storeDouble");
    private static final Helper HAS_INT = Helper.of("interp.Support", "hasInt");
    private static final Helper INT_AT = Helper.of("interp.Support", "intAt");
    private static final Helper HAS_DOUBLE = Helper.of("interp.Support", "hasDouble");
    private static final Helper DOUBLE_AT = Helper.of("interp.Support", "doubleAt");
    private static final Helper SHAPE_OF = Helper.of("value.JsObject", "shape");
    private static final Helper GET_SLOT = Helper.of("value.JsObject", "getSlot");
    private static final Helper SET_SLOT = Helper.of("value.JsObject", "setSlot");
    private static final Helper ADD_SLOT = Helper.of("value.JsObject", "addSlot");
    private static final Helper CACHED_GET = Helper.of("interp.InlineCache", "get");

    private static final int MAX_EXIT_VALUES = 200;

    private final Analysis analysis;
    private final Context main;
    private final int entry;
    private final Set<Place> reached;
    private final Map<Place, Label> labels = new HashMap<>();
    private final Map<Place, Strip> strips = new HashMap<>();
    private final TreeMap<Integer, Label> borders = new TreeMap<>();
    private final List<Runnable> cold = new ArrayList<>();
    private final int[] references;
    private final int[] ints;
    private final int[] doubles;
    private int first;
    private int second;
    private int third;
    private int sum;
    private int fraction;

    private Context context;

    /** How registers are held where the writer stands. */
    private Kinds now;

    /** The same at the begin of the instruction, for its exits. */
    private Kinds before;

    private Instruction current;
    private final Map<Reason, Label> exits = new HashMap<>();

    TypedWriter(CodeBuilder cb, Analysis analysis, Context main, int entry, Constants constants) {
        super(cb, main.code, main.flow, constants, false);
        this.analysis = analysis;
        this.main = main;
        this.context = main;
        this.entry = entry;
        this.reached = analysis.reached(Math.max(entry, 0));
        this.now = new Kinds(analysis.registers());
        this.before = now;
        this.current = Analysis.instruction(main, Math.max(entry, 0));
        this.references = new int[analysis.registers()];
        this.ints = new int[analysis.registers()];
        this.doubles = new int[analysis.registers()];
    }

    // The method around

    void writeCall() {
        closure = cb.parameterSlot(0);
        thisValue = cb.parameterSlot(1);
        newTarget = cb.parameterSlot(2);
        arguments = cb.parameterSlot(3);
        allocate();
        cb.aload(closure);
        ENTER.call(cb);
        cb.astore(state);
        common();
        for (int i = 0; i < code.locals(); i++) {
            if (i < code.parameters()) {
                cb.aload(cb.parameterSlot(4 + i));
                cb.astore(reference(i));
                now.set(i, Kind.OBJECT);
            } else {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
                cb.astore(reference(i));
                now.set(i, main.pinned.get(i) ? Kind.OBJECT : Kind.UNDEFINED);
            }
        }
        body(0);
    }

    void writeLoop() {
        int given = cb.parameterSlot(0);
        closure = newLocal(TypeKind.REFERENCE);
        thisValue = newLocal(TypeKind.REFERENCE);
        newTarget = newLocal(TypeKind.REFERENCE);
        arguments = newLocal(TypeKind.REFERENCE);
        allocate();
        fromFrame(given, "closure", CLOSURE, closure);
        fromFrame(given, "thisValue", OBJECT, thisValue);
        fromFrame(given, "newTarget", JS_OBJECT, newTarget);
        fromFrame(given, "arguments", OBJECTS, arguments);
        cb.aload(closure);
        cb.getfield(CLOSURE, "state", STATE);
        cb.astore(state);
        common();
        fromFrame(given, "registers", OBJECTS, temp);
        for (int i = 0; i < code.locals() + flow.depth(entry); i++) {
            cb.aload(temp);
            cb.loadConstant(i);
            cb.aaload();
            cb.astore(reference(i));
            now.set(i, Kind.OBJECT);
        }
        body(entry);
    }

    private void fromFrame(int given, String name, ClassDesc type, int to) {
        cb.aload(given);
        cb.getfield(FRAME, name, type);
        cb.astore(to);
    }

    private void allocate() {
        state = newLocal(TypeKind.REFERENCE);
        realm = newLocal(TypeKind.REFERENCE);
        caches = newLocal(TypeKind.REFERENCE);
        frame = newLocal(TypeKind.REFERENCE);
        temp = newLocal(TypeKind.REFERENCE);
        depth = newLocal(TypeKind.INT);
        pcLocal = newLocal(TypeKind.INT);
        first = newLocal(TypeKind.INT);
        second = newLocal(TypeKind.INT);
        third = newLocal(TypeKind.INT);
        sum = newLocal(TypeKind.LONG);
        fraction = newLocal(TypeKind.DOUBLE);
        main.closure = closure;
        main.self = thisValue;
        main.state = state;
        main.caches = caches;
    }

    private void common() {
        cb.aload(state);
        cb.getfield(STATE, "realm", REALM);
        cb.astore(realm);
        cb.aload(state);
        cb.getfield(STATE, "caches", CACHE.arrayType());
        cb.astore(caches);
        cb.aconst_null();
        cb.astore(frame);
        cb.aload(realm);
        DEPTH.call(cb);
        cb.istore(depth);
        cb.iconst_0();
        cb.istore(pcLocal);
    }

    private void body(int from) {
        for (Handler handler : code.handlers()) {
            borders.computeIfAbsent(handler.start(), _ -> cb.newLabel());
            borders.computeIfAbsent(handler.end(), _ -> cb.newLabel());
        }
        Label start = cb.newBoundLabel();
        current = Analysis.instruction(main, from);
        begin();
        edge(new Place(main, from));
        cb.goto_(label(new Place(main, from)));
        List<Integer> written = function(main);
        Label end = cb.newBoundLabel();
        for (int i = 0; i < cold.size(); i++) {
            cold.get(i).run();
        }
        for (Handler handler : main.code.handlers()) {
            if (written.stream().anyMatch(at -> handler.start() <= at && at < handler.end())) {
                handler(handler);
            }
        }
        Label target = cb.newBoundLabel();
        cb.aload(realm);
        cb.iload(depth);
        cb.iload(pcLocal);
        LEAVING.call(cb);
        cb.athrow();
        cb.exceptionCatch(start, end, target, JS_THROW);
        cb.exceptionCatch(start, end, target, STACK_OVERFLOW);
    }

    private void handler(Handler handler) {
        Label target = cb.newBoundLabel();
        cb.aload(realm);
        cb.iload(depth);
        cb.iload(pcLocal);
        CAUGHT.call(cb);
        cb.astore(reference(main.stack(handler.depth())));
        cb.goto_(label(new Place(main, handler.target())));
        Label start = Objects.requireNonNull(borders.get(handler.start()));
        Label end = Objects.requireNonNull(borders.get(handler.end()));
        cb.exceptionCatch(start, end, target, JS_THROW);
        cb.exceptionCatch(start, end, target, STACK_OVERFLOW);
    }

    /** Writes the blocks of a function in the order of its code; {@return where they begin} */
    private List<Integer> function(Context of) {
        List<Integer> written = new ArrayList<>();
        int pc = 0;
        boolean falls = false;
        while (pc < of.code.code().length) {
            bindBorder(of, pc);
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
        bindBorder(of, pc);
        return written;
    }

    /*
     * HotSpot moves no load out of a loop that polls. So a loop is two: the inner one goes round
     * without a poll, the outer one polls.
     */

    private static final int STRIP = 1000;

    /**
     * The inner loop of a loop.
     *
     * @param left JVM local of the rounds until the next poll
     */
    private record Strip(Label inner, int left) {}

    /** Begins the inner loop where a block is the header of a loop. */
    private void strip(Place place) {
        if (place.context().flow.isHeader(place.pc())) {
            Strip strip = new Strip(cb.newLabel(), newLocal(TypeKind.INT));
            cb.loadConstant(STRIP);
            cb.istore(strip.left);
            cb.labelBinding(strip.inner);
            strips.put(place, strip);
        }
    }

    private void bindBorder(Context of, int pc) {
        Label border = of.caller == null ? borders.get(pc) : null;
        if (border != null) {
            cb.labelBinding(border);
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
        cb.lineNumber(Math.min(i.pc(), 0xFFFF));
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
        PREPARED.call(cb);
        cb.astore(callee.state);
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
        cb.exceptionCatch(start, end, target, JS_THROW);
        cb.exceptionCatch(start, end, target, STACK_OVERFLOW);
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
            cb.aload(realm);
            LEAVE.call(cb);
        }
        Place next = new Place(caller, call.next());
        edge(next);
        cb.goto_(label(next));
    }

    private void pin(Context of, int register) {
        if (of.pinned.get(register - of.base) && now.get(register) != Kind.DEAD) {
            box(register);
        }
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

    private Label exit(Reason reason) {
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

    // Registers

    private int reference(int register) {
        return local(references, register, TypeKind.REFERENCE);
    }

    private int integer(int register) {
        return local(ints, register, TypeKind.INT);
    }

    private int number(int register) {
        return local(doubles, register, TypeKind.DOUBLE);
    }

    private int local(int[] known, int register, TypeKind kind) {
        if (known[register] == 0) {
            known[register] = cb.allocateLocal(kind);
        }
        return known[register];
    }

    private void loadReference(int register) {
        cb.aload(reference(register));
    }

    private void loadBoxed(int register) {
        switch (now.get(register)) {
            case INT -> {
                cb.iload(integer(register));
                BOX_INT.call(cb);
            }
            case DOUBLE -> {
                cb.dload(number(register));
                BOX_DOUBLE.call(cb);
            }
            case BOOL -> {
                cb.iload(integer(register));
                cb.invokestatic(
                        BOOLEAN, "valueOf", MethodTypeDesc.of(BOOLEAN, ConstantDescs.CD_boolean));
            }
            case OBJECT, UNDEFINED -> cb.aload(reference(register));
            case DEAD -> throw new AssertionError("register " + register + " is dead");
        }
    }

    private void box(int register) {
        if (now.get(register) != Kind.OBJECT) {
            loadBoxed(register);
            cb.astore(reference(register));
            now.set(register, Kind.OBJECT);
        }
    }

    private void loadInt(int register) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            cb.checkcast(INTEGER);
            cb.invokevirtual(INTEGER, "intValue", TO_INT);
        } else {
            cb.iload(integer(register));
        }
    }

    private void loadDouble(int register) {
        switch (now.get(register)) {
            case INT -> {
                cb.iload(integer(register));
                cb.i2d();
            }
            case DOUBLE -> cb.dload(number(register));
            default -> {
                cb.aload(reference(register));
                NUMBER.call(cb);
            }
        }
    }

    private void storeInt(int register) {
        cb.istore(integer(register));
        now.set(register, Kind.INT);
        pin(context, register);
    }

    private void storeDouble(int register) {
        cb.dstore(number(register));
        now.set(register, Kind.DOUBLE);
        pin(context, register);
    }

    private void storeBool(int register) {
        cb.istore(integer(register));
        now.set(register, Kind.BOOL);
        pin(context, register);
    }

    private void guardInt(int register, Label exit) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            cb.instanceOf(INTEGER);
            cb.ifeq(exit);
        }
    }

    private void guardNumber(int register, Label exit) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            IS_NUMBER.call(cb);
            cb.ifeq(exit);
        }
    }

    private void copyRegister(int from, int to) {
        switch (now.get(from)) {
            case INT, BOOL -> {
                cb.iload(integer(from));
                cb.istore(integer(to));
            }
            case DOUBLE -> {
                cb.dload(number(from));
                cb.dstore(number(to));
            }
            case OBJECT, UNDEFINED -> {
                cb.aload(reference(from));
                cb.astore(reference(to));
            }
            case DEAD -> throw new AssertionError("register " + from + " is dead");
        }
        now.set(from, now.get(from)); // no longer known to nobody else
        now.copy(from, to);
    }

    // Where baseline's instructions find values

    @Override
    void load(int register) {
        loadBoxed(context.base + register);
    }

    @Override
    void store(int register) {
        cb.astore(reference(context.base + register));
        now.set(context.base + register, Kind.OBJECT);
    }

    @Override
    void move(int from, int to) {
        copyRegister(context.base + from, context.base + to);
        pin(context, context.base + to);
    }

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
    void returns() {
        cb.aload(realm);
        LEAVE.call(cb);
        cb.areturn();
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
    void truth(@Nullable Instruction branch, int place) {
        if (branch == null) {
            storeBool(context.stack(place));
        } else {
            branch(branch, branch.opcode() == Opcode.IF_TRUE);
        }
    }

    @Override
    void pushFrame(int from, int to) {
        cb.aload(closure);
        cb.aload(thisValue);
        cb.aload(newTarget);
        cb.aload(arguments);
        SCRATCH.call(cb);
        for (int i = from; i < to; i++) {
            cb.dup();
            cb.getfield(FRAME, "registers", OBJECTS);
            cb.loadConstant(stack(i));
            load(stack(i));
            cb.aastore();
        }
    }

    @Override
    void takeBack(int from, int to) {
        cb.getfield(FRAME, "registers", OBJECTS);
        cb.astore(temp);
        for (int i = from; i < to; i++) {
            cb.aload(temp);
            cb.checkcast(OBJECTS);
            cb.loadConstant(stack(i));
            cb.aaload();
            storeStack(i);
        }
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

    private void pushInt(int value, int place) {
        cb.loadConstant(value);
        storeInt(context.stack(place));
    }

    private void constant(Object value, int index, int place) {
        switch (value) {
            case Integer integer -> pushInt(integer, place);
            case Double number -> {
                cb.ldc((double) number);
                storeDouble(context.stack(place));
            }
            default -> {
                pushConstant(index);
                storeStack(place);
            }
        }
    }

    /**
     * Puts values from a place of the stack on in another order, through JVM locals of all kinds.
     */
    private void permute(int base, int... order) {
        Kind[] kinds = new Kind[order.length];
        for (int to = 0; to < order.length; to++) {
            int from = context.stack(base + order[to]);
            kinds[to] = now.get(from);
            switch (kinds[to]) {
                case INT, BOOL -> cb.iload(integer(from));
                case DOUBLE -> cb.dload(number(from));
                default -> cb.aload(reference(from));
            }
        }
        for (int to = order.length - 1; to >= 0; to--) {
            int register = context.stack(base + to);
            switch (kinds[to]) {
                case INT, BOOL -> cb.istore(integer(register));
                case DOUBLE -> cb.dstore(number(register));
                default -> cb.astore(reference(register));
            }
        }
        for (int to = 0; to < order.length; to++) {
            now.set(context.stack(base + to), kinds[to]);
        }
        for (int to = 0; to < order.length; to++) {
            pin(context, context.stack(base + to));
        }
    }

    private void typed(Instruction i, Way way, @Nullable Instruction branch, int sp, int operand) {
        int top = sp > 0 ? context.stack(sp - 1) : 0;
        int below = sp > 1 ? context.stack(sp - 2) : 0;
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

    // Arithmetic

    private void guard(Way way, int register) {
        Label exit = now.get(register) == Kind.OBJECT ? exit(Reason.TYPE_MISMATCH) : null;
        if (exit == null) {
            return;
        }
        if (way == Way.INT) {
            guardInt(register, exit);
        } else {
            guardNumber(register, exit);
        }
    }

    private void arithmetic(Opcode opcode, Way way, int a, int b, int to) {
        guard(way, a);
        guard(way, b);
        if (way == Way.DOUBLE) {
            loadDouble(a);
            loadDouble(b);
            switch (opcode) {
                case ADD -> cb.dadd();
                case SUB -> cb.dsub();
                case MUL -> cb.dmul();
                case DIV -> cb.ddiv();
                default -> cb.drem();
            }
            storeDouble(to);
            return;
        }
        loadInt(a);
        cb.istore(first);
        loadInt(b);
        cb.istore(second);
        switch (opcode) {
            case ADD -> sum(to, true);
            case SUB -> sum(to, false);
            case MUL -> product(to);
            case DIV -> quotient(to);
            default -> remainder(to);
        }
    }

    /** Adds or subtracts first and second; leaves if the result is no int. */
    private void sum(int to, boolean adds) {
        cb.iload(first);
        cb.iload(second);
        if (adds) {
            cb.iadd();
        } else {
            cb.isub();
        }
        cb.istore(third);
        cb.iload(first);
        cb.iload(adds ? third : second);
        cb.ixor();
        cb.iload(adds ? second : first);
        cb.iload(third);
        cb.ixor();
        cb.iand();
        cb.iflt(exit(Reason.OVERFLOW));
        cb.iload(third);
        storeInt(to);
    }

    private void product(int to) {
        cb.iload(first);
        cb.i2l();
        cb.iload(second);
        cb.i2l();
        cb.lmul();
        cb.lstore(sum);
        leaveUnlessInt();
        Label fine = cb.newLabel();
        cb.lload(sum);
        cb.l2i();
        cb.ifne(fine);
        leaveIfNegative();
        cb.labelBinding(fine);
        cb.lload(sum);
        cb.l2i();
        storeInt(to);
    }

    private void leaveUnlessInt() {
        cb.lload(sum);
        cb.l2i();
        cb.i2l();
        cb.lload(sum);
        cb.lcmp();
        cb.ifne(exit(Reason.OVERFLOW));
    }

    /** Leaves if first or second is negative: a zero would be -0. */
    private void leaveIfNegative() {
        cb.iload(first);
        cb.iload(second);
        cb.ior();
        cb.iflt(exit(Reason.OVERFLOW));
    }

    private void quotient(int to) {
        Label exit = exit(Reason.OVERFLOW);
        cb.iload(second);
        cb.ifle(exit);
        cb.iload(first);
        cb.ifle(exit); // 0 may be -0, and negative ones are rare
        cb.iload(first);
        cb.iload(second);
        cb.irem();
        cb.ifne(exit);
        cb.iload(first);
        cb.iload(second);
        cb.idiv();
        storeInt(to);
    }

    private void remainder(int to) {
        Label exit = exit(Reason.OVERFLOW);
        cb.iload(second);
        cb.ifle(exit);
        cb.iload(first);
        cb.iflt(exit);
        cb.iload(first);
        cb.iload(second);
        cb.irem();
        storeInt(to);
    }

    /**
     * Adds a small integer.
     *
     * @param zero what is added to a double instead of 0: -0 where 0 is subtracted
     */
    private void addConstant(Way way, int register, int by, double zero) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            cb.ldc(by == 0 ? zero : (double) by);
            cb.dadd();
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        if (by != 0) {
            cb.iload(first);
            cb.loadConstant(by > 0 ? Integer.MAX_VALUE - by : Integer.MIN_VALUE - by);
            if (by > 0) {
                cb.if_icmpgt(exit(Reason.OVERFLOW));
            } else {
                cb.if_icmplt(exit(Reason.OVERFLOW));
            }
        }
        cb.iload(first);
        cb.loadConstant(by);
        cb.iadd();
        storeInt(register);
    }

    private void multiplyConstant(Way way, int register, int by) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            cb.ldc((double) by);
            cb.dmul();
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        cb.loadConstant(by);
        cb.istore(second);
        product(register);
    }

    private void modulo(Way way, int register, int divisor) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            cb.ldc((double) divisor);
            cb.drem();
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        cb.iload(first);
        cb.iflt(exit(Reason.OVERFLOW));
        cb.iload(first);
        cb.loadConstant(divisor);
        cb.irem();
        storeInt(register);
    }

    /** A sum, difference or product of ints as a long, then its remainder. */
    private void fusedModulo(Instruction i, Way way, int a, int b, int constant) {
        guard(way, a);
        guard(way, b);
        boolean ints =
                way == Way.INT
                        && code.constants()[constant] instanceof Integer divisor
                        && divisor > 0;
        if (!ints) {
            loadDouble(a);
            loadDouble(b);
            switch (i.opcode()) {
                case ADD_MOD -> cb.dadd();
                case SUB_MOD -> cb.dsub();
                default -> cb.dmul();
            }
            cb.loadConstant(((Number) code.constants()[constant]).doubleValue());
            cb.drem();
            storeDouble(a);
            if (way == Way.INT) {
                leaveUnlessInt(a);
            }
            return;
        }
        loadInt(a);
        cb.i2l();
        loadInt(b);
        cb.i2l();
        switch (i.opcode()) {
            case ADD_MOD -> cb.ladd();
            case SUB_MOD -> cb.lsub();
            default -> cb.lmul();
        }
        cb.lstore(sum);
        Label exit = exit(Reason.OVERFLOW);
        cb.lload(sum);
        cb.lconst_0();
        cb.lcmp();
        if (i.opcode() == Opcode.MUL_MOD) {
            cb.ifle(exit); // 0 may be -0
            cb.lload(sum);
            cb.loadConstant(1L << 53);
            cb.lcmp();
            cb.ifgt(exit); // a double would have been rounded
        } else {
            cb.iflt(exit);
        }
        cb.lload(sum);
        cb.loadConstant((long) (Integer) code.constants()[constant]);
        cb.lrem();
        cb.l2i();
        storeInt(a);
    }

    private void leaveUnlessInt(int register) {
        cb.dload(number(register));
        cb.d2i();
        cb.istore(first);
        cb.iload(first);
        cb.i2d();
        cb.dload(number(register));
        cb.dcmpl();
        cb.ifne(exit(Reason.OVERFLOW));
        cb.iload(first);
        cb.ifeq(exit(Reason.OVERFLOW));
        cb.iload(first);
        storeInt(register);
    }

    private void sign(Opcode opcode, Way way, int register) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            if (opcode == Opcode.NEG) {
                cb.dneg();
            }
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        if (opcode == Opcode.NEG) {
            cb.iload(first);
            cb.loadConstant(Integer.MAX_VALUE);
            cb.iand();
            cb.ifeq(exit(Reason.OVERFLOW)); // 0 and the lowest int
            cb.iload(first);
            cb.ineg();
            cb.istore(first);
        }
        cb.iload(first);
        storeInt(register);
    }

    // Bits

    private void guardBits(int register) {
        if (now.get(register) == Kind.OBJECT) {
            guardInt(register, exit(Reason.TYPE_MISMATCH));
        }
    }

    private void loadBits(int register) {
        if (now.get(register) == Kind.DOUBLE) {
            cb.dload(number(register));
            DOUBLE_TO_INT32.call(cb);
        } else {
            loadInt(register);
        }
    }

    private void bits(Opcode opcode, int a, int b) {
        guardBits(a);
        guardBits(b);
        loadBits(a);
        loadBits(b);
        switch (opcode) {
            case BIT_AND -> cb.iand();
            case BIT_OR -> cb.ior();
            case BIT_XOR -> cb.ixor();
            case SHL -> cb.ishl();
            case SHR -> cb.ishr();
            default -> {
                cb.iushr();
                cb.istore(first);
                cb.iload(first);
                cb.iflt(exit(Reason.OVERFLOW));
                cb.iload(first);
            }
        }
        storeInt(a);
    }

    private void bits(Opcode opcode, int register) {
        guardBits(register);
        loadBits(register);
        if (opcode == Opcode.SHR_1) {
            cb.iconst_1();
            cb.ishr();
        } else {
            cb.iconst_m1();
            cb.ixor();
        }
        storeInt(register);
    }

    // Comparison

    private void compare(Opcode opcode, Way way, int a, int b, @Nullable Instruction branch) {
        guard(way, a);
        guard(way, b);
        if (way == Way.INT) {
            loadInt(a);
            loadInt(b);
            decide(a, branch, holds -> ints(opcode, holds));
        } else {
            loadDouble(a);
            loadDouble(b);
            doubles(opcode);
            decide(a, branch, holds -> signs(opcode, holds));
        }
    }

    private void compareConstant(
            Instruction i, Way way, int register, int value, @Nullable Instruction branch) {
        Opcode opcode = i.opcode() == Opcode.LT_CONST_I8 ? Opcode.LT : Opcode.LTE;
        guard(way, register);
        if (way == Way.INT) {
            loadInt(register);
            cb.loadConstant(value);
            decide(register, branch, holds -> ints(opcode, holds));
        } else {
            loadDouble(register);
            cb.ldc((double) value);
            doubles(opcode);
            decide(register, branch, holds -> signs(opcode, holds));
        }
    }

    private interface Jump {
        /** Jumps if what is on the JVM stack compares. */
        void to(Label holds);
    }

    /** Stores the outcome of a comparison, or jumps by it. */
    private void decide(int register, @Nullable Instruction branch, Jump jump) {
        Label holds = cb.newLabel();
        Label end = cb.newLabel();
        jump.to(holds);
        if (branch == null) {
            cb.iconst_0();
            cb.goto_(end);
            cb.labelBinding(holds);
            cb.iconst_1();
            cb.labelBinding(end);
            storeBool(register);
            return;
        }
        boolean when = branch.opcode() == Opcode.IF_TRUE;
        if (when) {
            cb.goto_(end);
            cb.labelBinding(holds);
            jump(branch.target());
            cb.labelBinding(end);
        } else {
            jump(branch.target());
            cb.labelBinding(holds);
        }
    }

    private void ints(Opcode opcode, Label holds) {
        switch (opcode) {
            case LT -> cb.if_icmplt(holds);
            case LTE -> cb.if_icmple(holds);
            case GT -> cb.if_icmpgt(holds);
            case GTE -> cb.if_icmpge(holds);
            case EQ, STRICT_EQ -> cb.if_icmpeq(holds);
            default -> cb.if_icmpne(holds);
        }
    }

    /** Compares doubles so that nothing holds of NaN but inequality. */
    private void doubles(Opcode opcode) {
        if (opcode == Opcode.LT || opcode == Opcode.LTE) {
            cb.dcmpg();
        } else {
            cb.dcmpl();
        }
    }

    private void signs(Opcode opcode, Label holds) {
        switch (opcode) {
            case LT -> cb.iflt(holds);
            case LTE -> cb.ifle(holds);
            case GT -> cb.ifgt(holds);
            case GTE -> cb.ifge(holds);
            case EQ, STRICT_EQ -> cb.ifeq(holds);
            default -> cb.ifne(holds);
        }
    }

    private void condition(Instruction i, int register) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            cb.instanceOf(BOOLEAN);
            cb.ifeq(exit(Reason.BOOL_EXPECTED));
            cb.aload(reference(register));
            cb.checkcast(BOOLEAN);
            cb.invokevirtual(BOOLEAN, "booleanValue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
        } else {
            cb.iload(integer(register));
        }
        branch(i, i.opcode() == Opcode.IF_TRUE);
    }

    // Properties and elements

    private void access(Instruction i, Way way, int sp, int operand) {
        switch (i.opcode()) {
            case GET_FIELD_IC -> {
                if (way == Way.METHOD) {
                    before(i);
                    loadCache(i.operands()[1]);
                    cb.aload(realm);
                    loadStack(sp - 1);
                    pushKey(operand);
                    CACHED_GET.call(cb);
                    storeStack(sp - 1);
                } else {
                    getField(i, context.stack(sp - 1));
                }
            }
            case PUT_FIELD_IC -> putField(i, context.stack(sp - 2), context.stack(sp - 1));
            case GET_LENGTH -> {
                loadStack(sp - 1);
                LENGTH.call(cb);
                cb.istore(first);
                cb.iload(first);
                cb.iflt(exit(Reason.TYPE_MISMATCH));
                cb.iload(first);
                storeInt(context.stack(sp - 1));
            }
            case GET_ELEM -> getElement(i, way, context.stack(sp - 2), context.stack(sp - 1));
            case PUT_ELEM -> putElement(i, way, sp);
            case CALL, CALL_IC, TAIL_CALL, CALL_METHOD -> builtIn(i, way, sp);
            case NEW_OBJECT -> emit(i, null);
            case DEFINE_FIELD -> {
                int object = context.stack(sp - 2);
                cb.aload(reference(object));
                cb.checkcast(JS_OBJECT);
                constants.push(cb, Analysis.grown(context, i, now.fresh(object)), SHAPE);
                cb.loadConstant(Objects.requireNonNull(now.fresh(object)).slots());
                loadStack(sp - 1);
                ADD_SLOT.call(cb);
                now.setFresh(object, Analysis.grown(context, i, now.fresh(object)));
            }
            default -> throw new AssertionError(i.opcode() + " as " + way);
        }
        if (i.opcode() == Opcode.NEW_OBJECT) {
            now.setFresh(context.stack(sp), context.learned.rootShape());
        }
    }

    // Built-in functions

    private void builtIn(Instruction i, Way way, int sp) {
        int count = i.operands()[0];
        int callee = context.stack(sp - count - 1);
        boolean method = i.opcode() == Opcode.CALL_METHOD;
        int result = method ? context.stack(sp - count - 2) : callee;
        NativeCode known = Objects.requireNonNull(context.learned.seenBuiltIn(i.pc()));
        loadReference(callee);
        constants.push(cb, known, NATIVE_CODE);
        BUILT_IN.call(cb);
        cb.ifeq(exit(Reason.CALLEE_CHANGED));
        if (way == Way.BUILT_IN) {
            before(i);
            constants.push(cb, known, NATIVE_CODE);
            cb.aload(realm);
            if (method) {
                loadBoxed(result);
            } else {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
            }
            pushArray(sp - count, count);
            cb.invokeinterface(
                    NATIVE_CODE, "call", MethodTypeDesc.of(OBJECT, REALM, OBJECT, OBJECTS));
            cb.astore(reference(result));
            now.set(result, Kind.OBJECT);
            return;
        }
        for (int at = sp - count; at < sp; at++) {
            guardNumber(context.stack(at), exitFor(context.stack(at)));
        }
        NumericCode numeric = (NumericCode) known;
        if (count == 1) {
            constants.push(cb, Objects.requireNonNull(numeric.unary()), UNARY);
            loadDouble(context.stack(sp - 1));
            cb.invokeinterface(UNARY, "applyAsDouble", MethodTypeDesc.of(CD_DOUBLE, CD_DOUBLE));
        } else {
            constants.push(cb, Objects.requireNonNull(numeric.binary()), BINARY);
            loadDouble(context.stack(sp - 2));
            loadDouble(context.stack(sp - 1));
            cb.invokeinterface(
                    BINARY, "applyAsDouble", MethodTypeDesc.of(CD_DOUBLE, CD_DOUBLE, CD_DOUBLE));
        }
        if (way == Way.NUMERIC) {
            storeDouble(result);
            return;
        }
        cb.dstore(fraction);
        cb.dload(fraction);
        cb.d2i();
        cb.istore(first);
        cb.iload(first);
        cb.i2d();
        cb.dload(fraction);
        cb.dcmpl();
        cb.ifne(exit(Reason.OVERFLOW));
        Label fine = cb.newLabel();
        cb.iload(first);
        cb.ifne(fine);
        cb.dload(fraction);
        cb.invokestatic(
                DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(ConstantDescs.CD_long, CD_DOUBLE));
        cb.lconst_0();
        cb.lcmp();
        cb.ifne(exit(Reason.OVERFLOW)); // -0
        cb.labelBinding(fine);
        cb.iload(first);
        storeInt(result);
    }

    /** {@return where to leave if a register holds no number, which matters for objects only} */
    private Label exitFor(int register) {
        return now.get(register) == Kind.OBJECT ? exit(Reason.TYPE_MISMATCH) : cb.newLabel();
    }

    /** Pushes the object in a register. */
    private void loadObject(int register) {
        cb.aload(reference(register));
        cb.checkcast(JS_OBJECT);
    }

    /** Leaves unless a register holds an object; puts its shape into a JVM local. */
    private void guardObject(int register) {
        cb.aload(reference(register));
        cb.instanceOf(JS_OBJECT);
        cb.ifeq(exit(Reason.HIDDEN_CLASS_MISMATCH));
    }

    /** Jumps unless the object in a register has a shape. */
    private void unlessShape(int register, InlineCache.Seen seen, Label other) {
        loadObject(register);
        SHAPE_OF.call(cb);
        constants.push(cb, seen.shape(), SHAPE);
        cb.if_acmpne(other);
    }

    private void getField(Instruction i, int register) {
        List<InlineCache.Seen> shapes = context.learned.seenShapes(i.operands()[1]);
        guardObject(register);
        Label end = cb.newLabel();
        for (int at = 0; at < shapes.size(); at++) {
            boolean last = at == shapes.size() - 1;
            Label other = last ? exit(Reason.HIDDEN_CLASS_MISMATCH) : cb.newLabel();
            unlessShape(register, shapes.get(at), other);
            loadObject(register);
            cb.loadConstant(shapes.get(at).slot());
            GET_SLOT.call(cb);
            cb.astore(reference(register));
            if (!last) {
                cb.goto_(end);
                cb.labelBinding(other);
            }
        }
        cb.labelBinding(end);
        now.set(register, Kind.OBJECT);
    }

    private void putField(Instruction i, int register, int value) {
        List<InlineCache.Seen> shapes = context.learned.seenShapes(i.operands()[1]);
        guardObject(register);
        Label end = cb.newLabel();
        for (int at = 0; at < shapes.size(); at++) {
            boolean last = at == shapes.size() - 1;
            Label other = last ? exit(Reason.HIDDEN_CLASS_MISMATCH) : cb.newLabel();
            unlessShape(register, shapes.get(at), other);
            loadObject(register);
            cb.loadConstant(shapes.get(at).slot());
            loadBoxed(value);
            SET_SLOT.call(cb);
            if (!last) {
                cb.goto_(end);
                cb.labelBinding(other);
            }
        }
        cb.labelBinding(end);
    }

    private void getElement(Instruction i, Way way, int target, int key) {
        if (way == Way.ELEMENT) {
            notePc(i.pc());
            cb.aload(realm);
            loadBoxed(target);
            cb.iload(integer(key));
            ELEMENT.call(cb);
            cb.astore(reference(target));
            now.set(target, Kind.OBJECT);
            return;
        }
        guardArray(target);
        if (now.get(key) == Kind.OBJECT) {
            guardInt(key, exit(Reason.TYPE_MISMATCH));
        }
        loadInt(key);
        cb.istore(first);
        if (way == Way.INTS) {
            loadArray(target);
            cb.iload(first);
            HAS_INT.call(cb);
            cb.ifeq(exit(Reason.BOUNDS));
            loadArray(target);
            cb.iload(first);
            INT_AT.call(cb);
            storeInt(target);
        } else {
            loadArray(target);
            cb.iload(first);
            HAS_DOUBLE.call(cb);
            cb.ifeq(exit(Reason.BOUNDS));
            loadArray(target);
            cb.iload(first);
            DOUBLE_AT.call(cb);
            storeDouble(target);
        }
    }

    private void guardArray(int register) {
        cb.aload(reference(register));
        cb.instanceOf(JS_ARRAY);
        cb.ifeq(exit(Reason.TYPE_MISMATCH));
    }

    private void loadArray(int register) {
        cb.aload(reference(register));
        cb.checkcast(JS_ARRAY);
    }

    private void putElement(Instruction i, Way way, int sp) {
        int value = context.stack(sp - 1);
        notePc(i.pc());
        cb.aload(realm);
        loadStack(sp - 3);
        cb.iload(integer(context.stack(sp - 2)));
        switch (way) {
            case INTS -> {
                cb.iload(integer(value));
                STORE_INT.call(cb);
            }
            case DOUBLES -> {
                cb.dload(number(value));
                STORE_DOUBLE.call(cb);
            }
            default -> {
                loadBoxed(value);
                STORE.call(cb);
            }
        }
    }
}
