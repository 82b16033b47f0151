package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** A function of a script: code, the cells it captures, its home (ECMA-262 10.2). */
public final class Closure extends JsFunction {

    static final Cell[] NO_CELLS = new Cell[0];

    private static final int NAME_SLOT = 1;
    private static final Lazy PROTOTYPE = owner -> ((Closure) owner).makePrototype();

    final FunctionState state;
    final FunctionTier tier;
    final Cell[] upvalues;

    /** [[HomeObject]]. */
    @Nullable JsObject home;

    /** What initialises the fields of a class, on its constructor. */
    @Nullable Closure fields;

    Closure(FunctionState state, Cell[] upvalues) {
        super(state.shape, state.functionPrototype());
        this.state = state;
        this.tier = state.tier;
        this.upvalues = upvalues;
        setSlot(0, state.code.length());
        setSlot(NAME_SLOT, state.code.name());
        if (state.prototypeSlot >= 0) {
            setSlot(state.prototypeSlot, PROTOTYPE);
        }
    }

    public FunctionState state() {
        return state;
    }

    private Object makePrototype() {
        Realm realm = state.realm;
        return switch (state.flavour) {
            case GENERATOR -> realm.newObject(realm.intrinsic(Intrinsic.GENERATOR_PROTOTYPE));
            case ASYNC_GENERATOR ->
                    realm.newObject(realm.intrinsic(Intrinsic.ASYNC_GENERATOR_PROTOTYPE));
            default -> {
                JsObject made = realm.newObject();
                made.store("constructor", this, Property.HIDDEN);
                yield made;
            }
        };
    }

    /** SetFunctionName, right after it was made. */
    void setName(String name) {
        setSlot(NAME_SLOT, name);
    }

    @Override
    public String sourceText() {
        FunctionCode code = state.code;
        return code.unit().source().substring(code.start(), code.end());
    }

    @Override
    public boolean isConstructor() {
        return state.code.kind().isConstructor()
                && (state.flavour == FunctionState.Flavour.PLAIN
                        || state.flavour == FunctionState.Flavour.CLASS);
    }

    @Override
    public Object call(Object thisValue, Object... arguments) {
        return invoke(thisValue, arguments, 0, arguments.length);
    }

    /** [[Call]] with arguments that stand somewhere in an array. */
    Object invoke(Object thisValue, Object[] from, int start, int count) {
        return tier.entry.call(this, thisValue, from, start, count);
    }

    @Override
    public JsObject construct(Object[] arguments, JsObject newTarget) {
        return construct(arguments, 0, arguments.length, newTarget);
    }

    /** [[Construct]] with arguments that stand somewhere in an array (ECMA-262 10.2.2). */
    JsObject construct(Object[] from, int start, int count, JsObject newTarget) {
        if (!isConstructor()) {
            throw JsThrow.typeError(state.code.name() + " is not a constructor");
        }
        boolean derived = state.code.kind() == Kind.DERIVED_CONSTRUCTOR;
        Object thisValue = derived ? Empty.EMPTY : newThis(newTarget);
        Object result = tier.body().construct(this, thisValue, newTarget, from, start, count);
        if (result instanceof JsObject object) {
            return object;
        }
        if (thisValue instanceof JsObject made) {
            return made;
        }
        if (result == Undefined.UNDEFINED) {
            throw JsThrow.referenceError(
                    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor");
        }
        throw JsThrow.typeError("Derived constructors may only return object or undefined");
    }

    /** OrdinaryCreateFromConstructor. */
    private JsObject newThis(JsObject newTarget) {
        int property = newTarget.lookup("prototype");
        boolean plain = newTarget instanceof Closure && property >= 0;
        Object wanted = plain ? newTarget.read(property) : newTarget.get("prototype");
        return wanted instanceof JsObject prototype
                ? state.realm.newObject(prototype)
                : state.realm.newObject();
    }

    /** {@return the prototype of a generator object it makes} */
    JsObject instancePrototype(Intrinsic fallback) {
        return get("prototype") instanceof JsObject prototype
                ? prototype
                : state.realm.intrinsic(fallback);
    }
}
