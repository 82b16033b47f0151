package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A module or script in one realm: its top-level bindings and how far it got (Source Text Module
 * Records, ECMA-262 16.2.1.7).
 */
public final class ModuleInstance {

    /** [[Status]], without the steps that only last within one call. */
    enum Status {
        LOADED,
        LINKED,
        EVALUATING,
        EVALUATING_ASYNC,
        EVALUATED
    }

    private record Visit(ModuleInstance module, String name) {}

    private final String path;
    private final @Nullable Unit unit;
    private final Modules modules;
    private final Map<String, Cell> cells = new HashMap<>();
    private final List<ModuleInstance> requests = new ArrayList<>();
    private @Nullable Cell namespace;
    private @Nullable JsObject meta;
    private final @Nullable FunctionState[] states;

    // Linking and evaluation, used by Modules alone.
    Status status = Status.LOADED;
    @Nullable ModuleBody body;
    @Nullable JsThrow error;
    @Nullable JsPromise evaluation;
    int index;
    int ancestor;
    boolean onStack;
    boolean async;
    int pendingDependencies;
    ModuleInstance cycleRoot = this;
    final List<ModuleInstance> asyncParents = new ArrayList<>();
    int asyncOrder;

    ModuleInstance(String path, @Nullable Unit unit, Modules modules) {
        this.path = path;
        this.unit = unit;
        this.modules = modules;
        this.states = new @Nullable FunctionState[unit == null ? 0 : unit.functions().size()];
        if (unit != null && unit.isModule()) {
            unit.bindings().forEach((name, kind) -> cells.put(name, new Cell(initial(kind))));
        }
    }

    private static Object initial(Unit.Binding kind) {
        return kind.hasDeadZone() ? Empty.EMPTY : Undefined.UNDEFINED;
    }

    /**
     * {@return an instance of a script, which has no part in the graph of modules; its names are
     * declared in the realm}
     */
    static ModuleInstance ofScript(Unit unit, Modules modules) {
        ModuleInstance made = new ModuleInstance(unit.path(), unit, modules);
        made.cells.putAll(modules.globals().instantiate(unit));
        return made;
    }

    /** {@return a synthetic module with a default export only (ECMA-262 16.2.1.8)} */
    static ModuleInstance ofValue(String path, Object value, Modules modules) {
        ModuleInstance made = new ModuleInstance(path, null, modules);
        made.cells.put(Unit.DEFAULT_BINDING, new Cell(value));
        made.status = Status.EVALUATED;
        return made;
    }

    public String path() {
        return path;
    }

    /** {@return its code; null for a JSON module} */
    public @Nullable Unit unit() {
        return unit;
    }

    Modules modules() {
        return modules;
    }

    Realm realm() {
        return modules.realm();
    }

    /** {@return what this realm knows about a function of the unit} */
    FunctionState state(FunctionCode code) {
        FunctionState state = states[code.id()];
        if (state == null) {
            state = new FunctionState(this, code);
            states[code.id()] = state;
        }
        return state;
    }

    /** {@return the states of those of its functions that were made so far} Any thread. */
    public List<FunctionState> functions() {
        List<FunctionState> made = new ArrayList<>();
        for (FunctionState state : states) {
            if (state != null) {
                made.add(state);
            }
        }
        return made;
    }

    /** {@return a top-level binding, null if there is none of that name} */
    public @Nullable Cell cell(String name) {
        return cells.get(name);
    }

    /** Makes a top-level binding an imported one. */
    void bind(String name, Cell cell) {
        cells.put(name, cell);
    }

    /** Gives the default export of an expression its value. */
    void initialiseDefault(Object value) {
        Cell cell = cells.get(Unit.DEFAULT_BINDING);
        if (cell != null) {
            cell.value = value;
        }
    }

    /** {@return the promise of import()} */
    JsPromise importCall(Object specifier, Object options) {
        return modules.importCall(this, specifier, options);
    }

    /** {@return a requested module, by its index among the unit's requests} */
    ModuleInstance requested(int request) {
        return requests.get(request);
    }

    List<ModuleInstance> requests() {
        return requests;
    }

    /** {@return import.meta} */
    JsObject meta() {
        JsObject made = meta;
        if (made == null) {
            made = modules.realm().newObject(null);
            made.createDataProperty("url", modules.host().url(path));
            meta = made;
        }
        return made;
    }

    // Exports

    /**
     * {@return the binding of an export}
     *
     * @throws JsThrow SyntaxError if there is none, or more than one
     */
    Cell resolveExport(String name) {
        Resolution found = resolve(name, new HashSet<>());
        if (found instanceof Found(Cell cell)) {
            return cell;
        }
        String why =
                found == Failure.AMBIGUOUS
                        ? "' is exported by more than one module that '"
                        : "' is not exported by '";
        String tail = found == Failure.AMBIGUOUS ? "' exports from" : "'";
        throw JsThrow.syntaxError("The name '" + name + why + path + tail);
    }

    private sealed interface Resolution {}

    private record Found(Cell cell) implements Resolution {}

    private enum Failure implements Resolution {
        MISSING,
        AMBIGUOUS
    }

    /** ResolveExport. */
    private Resolution resolve(String name, Set<Visit> seen) {
        if (!seen.add(new Visit(this, name))) {
            return Failure.MISSING;
        }
        if (unit == null) {
            Cell only = cells.get(Unit.DEFAULT_BINDING);
            return name.equals("default") && only != null ? new Found(only) : Failure.MISSING;
        }
        for (Unit.Export export : unit.exports()) {
            if (name.equals(export.name())) {
                return resolve(export, seen);
            }
        }
        return name.equals("default") ? Failure.MISSING : resolveStar(name, seen);
    }

    private Resolution resolve(Unit.Export export, Set<Visit> seen) {
        if (export.local() != null) {
            return resolveLocal(export.local());
        }
        ModuleInstance from = requests.get(export.request());
        String imported = export.imported();
        return imported == null ? new Found(from.namespaceCell()) : from.resolve(imported, seen);
    }

    /** An exported import is bound when its module links, which may not be yet. */
    private Resolution resolveLocal(String local) {
        Cell cell = cells.get(local);
        return cell == null ? Failure.MISSING : new Found(cell);
    }

    private Resolution resolveStar(String name, Set<Visit> seen) {
        Resolution star = Failure.MISSING;
        for (Unit.Export export : exports()) {
            if (export.name() != null) {
                continue;
            }
            Resolution found = requests.get(export.request()).resolve(name, seen);
            if (found == Failure.AMBIGUOUS) {
                return found;
            }
            if (found instanceof Found(Cell cell)) {
                if (star instanceof Found(Cell known) && known != cell) {
                    return Failure.AMBIGUOUS;
                }
                star = found;
            }
        }
        return star;
    }

    private List<Unit.Export> exports() {
        return unit == null ? List.of() : unit.exports();
    }

    /** GetExportedNames. */
    private void exportedNames(Set<String> names, Set<ModuleInstance> seen) {
        if (!seen.add(this)) {
            return;
        }
        if (unit == null) {
            names.add("default");
        }
        for (Unit.Export export : exports()) {
            if (export.name() != null) {
                names.add(export.name());
            } else {
                Set<String> more = new HashSet<>();
                requests.get(export.request()).exportedNames(more, seen);
                more.remove("default");
                names.addAll(more);
            }
        }
    }

    /** {@return a binding that holds the namespace object} */
    Cell namespaceCell() {
        Cell made = namespace;
        if (made == null) {
            Map<Object, Cell> exported = new LinkedHashMap<>();
            made = new Cell(new NamespaceObject(exported));
            namespace = made;
            Set<String> names = new TreeSet<>();
            exportedNames(names, new HashSet<>());
            for (String name : names) {
                if (resolve(name, new HashSet<>()) instanceof Found(Cell cell)) {
                    exported.put(PropertyKey.of(name), cell);
                }
            }
        }
        return made;
    }

    /** {@return the namespace object} */
    public JsObject namespace() {
        return (JsObject) namespaceCell().value;
    }

    /** Checks that all indirect exports lead somewhere (InitializeEnvironment, step 1). */
    void checkExports() {
        for (Unit.Export export : exports()) {
            if (export.name() != null && export.local() == null) {
                resolveExport(export.name());
            }
        }
    }
}
