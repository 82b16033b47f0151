package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.bytecode.Unit.Export;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A unit in one realm: the cells of its top-level bindings, the state of its functions; of a module
 * also what it imports and exports (ECMA-262 16.2.1.6, Source Text Module Record).
 */
public final class ModuleInstance {

    /**
     * ResolvedBinding record.
     *
     * @param binding null for the namespace of the module
     */
    private record Resolved(ModuleInstance module, @Nullable String binding) {}

    /** A question that ResolveExport is answering. */
    private record Question(ModuleInstance module, String name) {}

    private final Machine machine;
    private final Unit unit;
    private final Map<String, Cell> cells = new HashMap<>();
    private final @Nullable FunctionState[] states;
    private final List<ModuleInstance> requested = new ArrayList<>();
    private @Nullable JsObject namespace;
    private @Nullable JsObject meta;
    private @Nullable Frame frame;

    /** Where its evaluation stands. */
    final ModuleEvaluation evaluation = new ModuleEvaluation(this);

    ModuleInstance(Machine machine, Unit unit) {
        this.machine = machine;
        this.unit = unit;
        this.states = new @Nullable FunctionState[unit.functions().size()];
        unit.bindings()
                .forEach(
                        (name, dead) ->
                                cells.put(name, new Cell(dead ? Empty.EMPTY : Undefined.UNDEFINED)));
    }

    /** {@return a module of JSON text, whose default export is the value} */
    static ModuleInstance json(Machine machine, Unit unit, Object value) {
        ModuleInstance made = new ModuleInstance(machine, unit);
        made.cells.put(Unit.DEFAULT_BINDING, new Cell(value));
        return made;
    }

    Realm realm() {
        return machine.realm();
    }

    public Unit unit() {
        return unit;
    }

    long[] tally() {
        return machine.tally();
    }

    long nextAsyncOrder() {
        return machine.nextAsyncOrder();
    }

    List<ModuleInstance> requestedModules() {
        return requested;
    }

    /** {@return the states of those of its functions that were made so far} */
    public List<FunctionState> functions() {
        List<FunctionState> made = new ArrayList<>();
        for (FunctionState state : states) {
            if (state != null) {
                made.add(state);
            }
        }
        return made;
    }

    FunctionState state(FunctionCode code) {
        FunctionState state = states[code.id()];
        if (state == null) {
            state = new FunctionState(this, code);
            states[code.id()] = state;
        }
        return state;
    }

    // Bindings

    /** {@return the cell of a top-level binding, or null} */
    @Nullable Cell cell(String name) {
        return cells.get(name);
    }

    void bind(String name, Cell cell) {
        cells.put(name, cell);
    }

    void initialiseDefault(Object value) {
        cells.computeIfAbsent(Unit.DEFAULT_BINDING, _ -> new Cell(value)).value = value;
    }

    ModuleInstance requested(int index) {
        return requested.get(index);
    }

    /** {@return the cell that the module exports under a name} */
    Cell exported(String name) {
        Cell cell = exportedOrNull(name);
        if (cell == null) {
            throw notExported(name);
        }
        return cell;
    }

    private @Nullable Cell exportedOrNull(String name) {
        Resolved resolved = resolve(name, new HashSet<>());
        if (resolved == null) {
            return null;
        }
        String binding = resolved.binding;
        return binding == null
                ? new Cell(resolved.module.namespace())
                : resolved.module.cells.get(binding);
    }

    private JsThrow notExported(String name) {
        return JsThrow.syntaxError(
                "The requested module '" + unit.path() + "' does not provide an export named '" + name + "'");
    }

    /** ResolveExport: {@return null if there is none, or it is ambiguous} */
    private @Nullable Resolved resolve(String name, Set<Question> asked) {
        if (!asked.add(new Question(this, name))) {
            return null;
        }
        if (unit.functions().isEmpty()) {
            return name.equals("default") ? new Resolved(this, Unit.DEFAULT_BINDING) : null;
        }
        for (Export export : unit.exports()) {
            if (!name.equals(export.name())) {
                continue;
            }
            if (export.local() != null) {
                return new Resolved(this, export.local());
            }
            ModuleInstance from = requested.get(export.request());
            String imported = export.imported();
            return imported == null ? new Resolved(from, null) : from.resolve(imported, asked);
        }
        return name.equals("default") ? null : resolveStar(name, asked);
    }

    private @Nullable Resolved resolveStar(String name, Set<Question> asked) {
        Resolved found = null;
        for (Export export : unit.exports()) {
            if (export.name() != null) {
                continue;
            }
            Resolved there = requested.get(export.request()).resolve(name, asked);
            if (there == null) {
                continue;
            }
            if (found == null) {
                found = there;
            } else if (!found.equals(there)) {
                return null;
            }
        }
        return found;
    }

    /** GetExportedNames. */
    private void exportedNames(Set<String> names, Set<ModuleInstance> visited) {
        if (!visited.add(this)) {
            return;
        }
        if (unit.functions().isEmpty()) {
            names.add("default");
        }
        for (Export export : unit.exports()) {
            if (export.name() != null) {
                names.add(export.name());
            }
        }
        for (Export export : unit.exports()) {
            if (export.name() == null) {
                Set<String> theirs = new LinkedHashSet<>();
                requested.get(export.request()).exportedNames(theirs, visited);
                theirs.remove("default");
                names.addAll(theirs);
            }
        }
    }

    /** GetModuleNamespace. */
    public JsObject namespace() {
        JsObject known = namespace;
        if (known == null) {
            Set<String> names = new LinkedHashSet<>();
            exportedNames(names, new HashSet<>());
            TreeMap<String, Cell> exports = new TreeMap<>();
            ModuleNamespace made = new ModuleNamespace(exports);
            namespace = made;
            for (String name : names) {
                Cell cell = exportedOrNull(name);
                if (cell != null) {
                    exports.put(name, cell);
                }
            }
            known = made;
        }
        return known;
    }

    // Linking

    /** Loads what it requests, and what that requests. */
    void load() {
        if (requested.size() == unit.requests().size()) {
            return;
        }
        for (Unit.Request request : unit.requests()) {
            requested.add(machine.load(request.specifier(), unit, request.type()));
        }
        for (ModuleInstance module : requested) {
            module.loadFor(this);
        }
    }

    private void loadFor(ModuleInstance importer) {
        try {
            load();
        } catch (JsThrow thrown) {
            throw machine.importedBy(thrown, importer.unit.path());
        }
    }

    /** Resolves indirect exports and runs the link part of the body, once. */
    void initialise() {
        if (frame != null || unit.functions().isEmpty()) {
            return;
        }
        for (Export export : unit.exports()) {
            if (export.name() != null && export.local() == null && exportedOrNull(export.name()) == null) {
                throw requested.get(export.request()).notExported(String.valueOf(export.imported()));
            }
        }
        Frame made = newFrame();
        Interpreter.run(made);
        frame = made;
    }

    private Frame newFrame() {
        Closure body = new Closure(state(unit.body()), Closure.NO_CELLS);
        return new Frame(body, Undefined.UNDEFINED, null, JsFunction.NO_ARGUMENTS, 0, 0);
    }

    /** Runs a script. */
    Object runScript() {
        return Interpreter.run(newFrame());
    }

    /** Runs the evaluation part; only for modules without top-level await. */
    void execute() {
        if (frame != null) {
            Interpreter.run(frame);
        }
    }

    /** Runs the evaluation part of a module with top-level await. */
    JsPromise executeAsync() {
        if (frame == null) {
            throw new AssertionError(unit.path() + " is not linked");
        }
        return AsyncCall.start(frame);
    }

    boolean hasTopLevelAwait() {
        return unit.hasTopLevelAwait();
    }

    // import() and import.meta

    JsObject meta() {
        JsObject known = meta;
        if (known == null) {
            known = realm().newObject(null);
            known.store("url", unit.path(), Property.ALL);
            meta = known;
        }
        return known;
    }

    /** EvaluateImportCall (ECMA-262 13.3.10.2). */
    JsPromise importCall(Object specifier, Object options) {
        Realm realm = realm();
        JsPromise promise = JsPromise.pending(realm);
        try {
            String name = Convert.toString(specifier);
            String type = importType(options);
            JsPromise.resolve(realm, Undefined.UNDEFINED)
                    .then(_ -> importNow(name, type, promise), promise::reject);
        } catch (JsThrow thrown) {
            promise.reject(thrown.value(realm));
        }
        return promise;
    }

    private void importNow(String specifier, String type, JsPromise promise) {
        try {
            ModuleInstance module = machine.load(specifier, unit, type);
            machine.link(module);
            module.evaluation
                    .evaluate()
                    .then(_ -> promise.resolve(module.namespace()), promise::reject);
        } catch (JsThrow thrown) {
            promise.reject(thrown.value(realm()));
        }
    }

    private static String importType(Object options) {
        if (options == Undefined.UNDEFINED) {
            return "";
        }
        if (!(options instanceof JsObject object)) {
            throw JsThrow.typeError("The second argument of import() must be an object");
        }
        Object with = object.get("with");
        if (with == Undefined.UNDEFINED) {
            return "";
        }
        if (!(with instanceof JsObject attributes)) {
            throw JsThrow.typeError("The 'with' option of import() must be an object");
        }
        return attributeType(attributes);
    }

    private static String attributeType(JsObject attributes) {
        String type = "";
        for (Object key : attributes.ownKeys()) {
            Property own = attributes.getOwnProperty(key);
            if (own == null || !own.isEnumerable() || key instanceof dev.zts.vm.value.JsSymbol) {
                continue;
            }
            Object value = attributes.get(key);
            if (!Convert.isString(value)) {
                throw JsThrow.typeError("Import attribute values must be strings");
            }
            if (!key.equals("type")) {
                throw JsThrow.typeError("Import attribute '" + key + "' is not supported");
            }
            type = value.toString();
        }
        return type;
    }
}
