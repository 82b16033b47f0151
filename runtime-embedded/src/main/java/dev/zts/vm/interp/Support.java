package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.TemplateLiteral;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.ops.Integers;
import dev.zts.vm.ops.Messages;
import dev.zts.vm.ops.Objects;
import dev.zts.vm.ops.Properties;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;
import dev.zts.vm.value.Undefined;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What compiled code calls beside the meanings of instructions. */
@SuppressWarnings("ReferenceEquality") // functions and marks are what they are by identity
public final class Support {

    private Support() {}

    /** {@return what defines the classes of compiled functions: they stand in this package} */
    public static MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }

    // Entering and leaving

    /** Begins a call: {@return what its realm knows of the function} */
    static FunctionState enter(Closure function) {
        FunctionState state = function.state;
        state.realm.enter(function);
        if (++state.calls >= state.nextCalls) {
            state.promotion.called(state);
        }
        state.prepare();
        return state;
    }

    /** {@return code to go on with at a loop's header, or null} */
    static @Nullable CompiledCode looped(FunctionState state, int header) {
        return state.promotion.looped(state, header, false);
    }

    /** Goes on in other code. */
    static Object go(Frame frame, CompiledCode compiled, int pc, int sp) {
        frame.pc = pc;
        frame.sp = sp;
        return compiled.enter(frame);
    }

    static boolean truthy(Object value) {
        return value instanceof Boolean flag ? flag : Convert.toBoolean(value);
    }

    // Throws

    /*
     * Generated code has one handler of everything for each range, as the verifier of the JVM looks
     * at each handler at each instruction. So what is no throw of the script goes on from here.
     */

    private static boolean isThrow(Throwable problem) {
        return problem instanceof JsThrow || problem instanceof StackOverflowError;
    }

    /** {@return the value a handler gets, with the shadow stack unwound} */
    static Object caught(Throwable problem, Realm realm, int depth, int pc) throws Throwable {
        if (!isThrow(problem)) {
            throw problem;
        }
        JsThrow thrown = problem instanceof JsThrow own ? own : JsThrow.stackFull();
        realm.unwind(depth);
        realm.at(pc);
        return thrown.value(realm);
    }

    /** {@return what to throw out of a function, which is left} */
    static Throwable leaving(Throwable problem, Realm realm, int depth, int pc) {
        if (!isThrow(problem)) {
            return problem;
        }
        JsThrow thrown = problem instanceof JsThrow own ? own : JsThrow.stackFull();
        realm.unwind(depth);
        realm.at(pc);
        thrown.value(realm);
        realm.leave();
        return thrown;
    }

    static JsThrow thrown(Realm realm, Object value) {
        realm.noteThrow(value);
        return new JsThrow(value);
    }

    static Object checkInit(Object value, String name) {
        if (value == Empty.EMPTY) {
            throw Rare.notInitialised(name);
        }
        return value;
    }

    // Calls

    /** Calls what is no closure. */
    static Object callOther(Object callee, Object thisValue, Object... arguments) {
        if (callee instanceof JsFunction function) {
            return function.call(thisValue, arguments);
        }
        throw JsThrow.typeError(Messages.describe(callee) + " is not a function");
    }

    /** Calls anything with arguments in an array of their own. */
    static Object call(Object callee, Object thisValue, Object[] arguments) {
        return Calls.call(callee, thisValue, arguments, 0, arguments.length);
    }

    static Object construct(Object callee, Object[] arguments) {
        return Calls.construct(callee, arguments, 0, arguments.length);
    }

    /** {@return whether a callee is a closure of a function} */
    static boolean inlined(Object callee, FunctionCode code) {
        return callee instanceof Closure closure && closure.state.code == code;
    }

    /** {@return whether a callee is a certain built-in function} */
    static boolean builtIn(Object callee, NativeCode code) {
        return callee instanceof NativeFunction function && function.code() == code;
    }

    // Numbers and elements

    static Object box(double value) {
        int integer = (int) value;
        if (integer == value && (integer != 0 || 1 / value > 0)) {
            return Integers.of(integer);
        }
        return value;
    }

    static boolean isNumber(Object value) {
        return value instanceof Double || value instanceof Integer;
    }

    /** {@return a number that {@link #isNumber}} */
    static double number(Object value) {
        return value instanceof Double number ? number : (double) (Integer) value;
    }

    static int int32(double value) {
        return Convert.toInt32(value);
    }

    /** {@return the length of an array or string, -1 for anything else} */
    static int length(Object value) {
        if (value instanceof JsArray array) {
            return (int) Math.min(array.length(), Integer.MAX_VALUE) == array.length()
                    ? (int) array.length()
                    : -1;
        }
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof Rope rope ? rope.length() : -1;
    }

    static boolean hasInt(JsArray array, int index) {
        return array.hasInt(index);
    }

    static int intAt(JsArray array, int index) {
        return array.intAt(index);
    }

    static boolean hasDouble(JsArray array, int index) {
        return array.hasNumber(index);
    }

    static double doubleAt(JsArray array, int index) {
        return array.numberValueAt(index);
    }

    static boolean areStrings(Object left, Object right) {
        return Convert.isString(left) && Convert.isString(right);
    }

    static Object element(Realm realm, Object target, int index) {
        if (target instanceof JsArray array) {
            Object value = array.elementOrEmpty(index);
            if (value != Empty.EMPTY) {
                return value;
            }
        }
        return Properties.getElem(realm, target, Integers.of(index));
    }

    static void storeElement(Realm realm, Object target, int index, Object value) {
        if (target instanceof JsArray array && array.replaceElement(index, value)) {
            return;
        }
        Properties.putElem(realm, target, Integers.of(index), value);
    }

    static void storeInt(Realm realm, Object target, int index, int value) {
        if (target instanceof JsArray array && array.replaceInt(index, value)) {
            return;
        }
        storeElement(realm, target, index, Integers.of(value));
    }

    static void storeDouble(Realm realm, Object target, int index, double value) {
        if (target instanceof JsArray array && array.replaceDouble(index, value)) {
            return;
        }
        storeElement(realm, target, index, box(value));
    }

    // Globals

    static Object getGlobal(FunctionState state, int atom) {
        Cell cell = state.knownCell(atom);
        if (cell != null && cell.value != Empty.EMPTY) {
            return cell.value;
        }
        return state.getGlobal(atom);
    }

    // Functions

    static Closure closure(Closure maker, FunctionCode code, Cell[] cells) {
        return Closures.make(maker, code, cells);
    }

    static Object template(FunctionState state, TemplateLiteral literal) {
        Realm realm = state.realm;
        return state.template(literal, () -> Objects.template(realm, literal));
    }

    static Object newTarget(@Nullable JsObject target) {
        return target == null ? Undefined.UNDEFINED : target;
    }

    // Frames

    /** {@return a frame for the instructions that need one, with empty registers} */
    static Frame scratch(
            Closure function, Object thisValue, @Nullable JsObject newTarget, Object[] arguments) {
        return new Frame(function, thisValue, newTarget, arguments);
    }

    /** Runs an instruction on the registers of a frame. */
    static void rare(Frame frame, int op, int first, int second, int sp, int next) {
        frame.next = next;
        frame.sp = Rare.execute(frame, op, first, second, sp);
    }

    /** {@return an argument, undefined if there are fewer} */
    static Object argument(Object[] from, int start, int count, int index) {
        return index < count ? from[start + index] : Undefined.UNDEFINED;
    }

    static Object[] copy(Object[] from, int start, int count) {
        return Arrays.copyOfRange(from, start, start + count);
    }

    /** {@return whether an instruction suspends its frame} */
    static boolean suspends(int op) {
        return op == Op.INITIAL_YIELD
                || op == Op.YIELD
                || op == Op.YIELD_RAW
                || op == Op.AWAIT_VAL
                || op == Op.MODULE_READY;
    }
}
