package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.bytecode.Unit.Binding;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The global environment of a realm (ECMA-262 9.1.1.4): what its scripts declare by let, const and
 * class stands here, what they declare by var and function in the global object.
 */
final class GlobalScope {

    /** A lexical declaration of a script. */
    record Lexical(Cell cell, boolean constant) {}

    private static final int VAR_FLAGS = Property.WRITABLE | Property.ENUMERABLE;

    private final Realm realm;
    private final Map<String, Lexical> lexicals = new HashMap<>();

    GlobalScope(Realm realm) {
        this.realm = realm;
    }

    @Nullable Lexical lexical(String name) {
        return lexicals.get(name);
    }

    /**
     * GlobalDeclarationInstantiation (16.1.7), but for the closures of functions, which the script
     * makes first of all; {@return the cells of its lexical declarations}
     */
    Map<String, Cell> instantiate(Unit script) {
        Map<String, Binding> bindings = script.bindings();
        each(bindings, kind -> !kind.isVarScoped(), this::checkLexical);
        each(bindings, Binding::isVarScoped, this::checkUndeclared);
        each(bindings, kind -> kind == Binding.FUNCTION, this::checkFunction);
        each(bindings, kind -> kind == Binding.VAR, this::checkVar);
        Map<String, Cell> cells = new HashMap<>();
        each(
                bindings,
                kind -> !kind.isVarScoped(),
                name -> {
                    Cell cell = new Cell(Empty.EMPTY);
                    cells.put(name, cell);
                    lexicals.put(name, new Lexical(cell, bindings.get(name) == Binding.CONST));
                    if (global().lookup(PropertyKey.of(name)) >= 0) {
                        global().renewShape();
                    }
                });
        each(
                bindings,
                kind -> kind == Binding.FUNCTION,
                name -> defineFunction(name, Undefined.UNDEFINED));
        each(bindings, kind -> kind == Binding.VAR, this::defineVar);
        return cells;
    }

    private static void each(
            Map<String, Binding> bindings, Predicate<Binding> which, Consumer<String> action) {
        bindings.forEach((name, kind) -> {
            if (which.test(kind)) {
                action.accept(name);
            }
        });
    }

    private JsObject global() {
        return realm.global();
    }

    private @Nullable Property own(String name) {
        return global().getOwnProperty(PropertyKey.of(name));
    }

    private void checkLexical(String name) {
        checkUndeclared(name);
        Property own = own(name);
        if (own != null && !own.isConfigurable()) {
            throw alreadyDeclared(name);
        }
    }

    private void checkUndeclared(String name) {
        if (lexicals.containsKey(name)) {
            throw alreadyDeclared(name);
        }
    }

    private static JsThrow alreadyDeclared(String name) {
        return JsThrow.syntaxError("Identifier '" + name + "' has already been declared");
    }

    /** CanDeclareGlobalFunction. */
    private void checkFunction(String name) {
        Property own = own(name);
        boolean allowed =
                own == null
                        ? global().isExtensible()
                        : own.isConfigurable()
                                || own.isData() && own.isWritable() && own.isEnumerable();
        check(allowed, name);
    }

    /** CanDeclareGlobalVar. */
    private void checkVar(String name) {
        check(own(name) != null || global().isExtensible(), name);
    }

    private static void check(boolean allowed, String name) {
        if (!allowed) {
            throw JsThrow.typeError("Cannot declare '" + name + "' in the global object");
        }
    }

    /** CreateGlobalVarBinding. */
    private void defineVar(String name) {
        if (own(name) == null) {
            Property property = Property.data(Undefined.UNDEFINED, VAR_FLAGS);
            global().definePropertyOrThrow(PropertyKey.of(name), property);
        }
    }

    /** CreateGlobalFunctionBinding. */
    void defineFunction(String name, Object value) {
        Property own = own(name);
        Property wanted =
                own == null || own.isConfigurable()
                        ? Property.data(value, VAR_FLAGS)
                        : Property.valueOnly(value);
        Object key = PropertyKey.of(name);
        global().definePropertyOrThrow(key, wanted);
        global().put(key, value);
    }
}
