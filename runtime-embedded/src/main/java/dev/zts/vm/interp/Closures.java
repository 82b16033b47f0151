package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.ops.Classes;
import dev.zts.vm.ops.Implements;
import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What making functions and classes means (ECMA-262 10.2, 15.7.14). */
final class Closures {

    private Closures() {}

    @Implements(Opcode.MAKE_CLOSURE)
    static Closure make(Frame frame, FunctionCode code) {
        List<Upvalue> captured = code.upvalues();
        Cell[] cells = captured.isEmpty() ? Closure.NO_CELLS : new Cell[captured.size()];
        for (int i = 0; i < cells.length; i++) {
            Upvalue upvalue = captured.get(i);
            cells[i] =
                    upvalue.local()
                            ? (Cell) frame.registers[upvalue.index()]
                            : frame.closure.upvalues[upvalue.index()];
        }
        return make(frame.closure, code, cells);
    }

    /** {@return a closure over cells, made by another} */
    static Closure make(Closure maker, FunctionCode code, Cell[] cells) {
        Closure made = new Closure(maker.state.unit.state(code), cells);
        if (code.kind() == Kind.ARROW) {
            made.home = maker.home;
        }
        return made;
    }

    /** {@return the arguments from one on} */
    @Implements(Opcode.REST)
    static JsObject rest(Frame frame, int from) {
        Object[] all = frame.arguments;
        Object[] rest =
                from < all.length ? Arrays.copyOfRange(all, from, all.length) : new Object[0];
        return frame.state.realm.newArray(rest, rest.length);
    }

    @Implements(Opcode.SET_FUNCTION_NAME)
    static void setName(Object key, Object closure, int flags) {
        ((Closure) closure).setName(Classes.functionName(key, flags));
    }

    @Implements(Opcode.DEFINE_METHOD_ELEM)
    static void defineMethodElem(Object target, Object key, Closure closure, int flags) {
        Object name = Convert.toPropertyKey(key);
        closure.home = (JsObject) target;
        closure.setName(Classes.functionName(name, flags));
        Classes.defineMethod(target, closure, name, flags);
    }

    /** ClassDefinitionEvaluation up to the elements: {@return the prototype} */
    @Implements(Opcode.MAKE_CLASS)
    static JsObject makeClass(Realm realm, Object heritage, Closure constructor) {
        JsObject prototype = realm.newObject(protoParent(realm, heritage));
        if (heritage instanceof JsFunction parent) {
            constructor.replacePrototype(parent);
        }
        constructor.home = prototype;
        constructor.store("prototype", prototype, 0);
        prototype.store("constructor", constructor, Property.HIDDEN);
        return prototype;
    }

    private static @Nullable JsObject protoParent(Realm realm, Object heritage) {
        if (heritage == Empty.EMPTY) {
            return realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE);
        }
        if (heritage == Null.NULL) {
            return null;
        }
        if (!(heritage instanceof JsFunction parent && parent.isConstructor())) {
            throw JsThrow.typeError(
                    "Class extends value "
                            + Messages.describe(heritage)
                            + " is not a constructor or null");
        }
        Object prototype = parent.get("prototype");
        if (prototype instanceof JsObject object) {
            return object;
        }
        if (prototype == Null.NULL) {
            return null;
        }
        throw JsThrow.typeError("Class extends value does not have valid prototype property");
    }

    @Implements(Opcode.SET_FIELDS)
    static void setFields(Object constructor, Object fields) {
        Closure owner = (Closure) constructor;
        Closure initialiser = (Closure) fields;
        owner.fields = initialiser;
        initialiser.home = owner.home;
    }

    @Implements(Opcode.INIT_FIELDS)
    static void initFields(Object object, Object constructor) {
        if (!(constructor instanceof Closure closure)) {
            throw JsThrow.typeError("no class constructor");
        }
        if (closure.fields != null) {
            closure.fields.call(object);
        }
    }
}
