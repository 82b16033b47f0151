package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.ModuleInstance.Status;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a realm: loads, links and evaluates them in the order of ECMA-262 16.2.1.6.
 * Loading is synchronous, so what is asynchronous is top-level await alone.
 */
public final class Modules {

    private final Realm realm;
    private final ModuleHost host;
    private final Function<ModuleInstance, ModuleBody> bodies;
    private final Map<String, ModuleInstance> loaded = new ConcurrentHashMap<>();
    private final GlobalScope globals;
    private final Promotion promotion;
    private final long[] tally = new long[256];
    private volatile boolean deferred;
    private int asyncOrder;

    Modules(
            Realm realm,
            ModuleHost host,
            Promotion promotion,
            Function<ModuleInstance, ModuleBody> bodies) {
        this.realm = realm;
        this.host = host;
        this.promotion = promotion;
        this.bodies = bodies;
        this.globals = new GlobalScope(realm);
    }

    Realm realm() {
        return realm;
    }

    /** {@return what is declared by the scripts of the realm} */
    GlobalScope globals() {
        return globals;
    }

    ModuleHost host() {
        return host;
    }

    boolean isDeferred() {
        return deferred;
    }

    void setDeferred(boolean wanted) {
        deferred = wanted;
    }

    Promotion promotion() {
        return promotion;
    }

    /** {@return how often each instruction ran in the realm, by number} */
    long[] tally() {
        return tally;
    }

    /** {@return the instances loaded so far} Any thread. */
    public List<ModuleInstance> instances() {
        return new ArrayList<>(loaded.values());
    }

    // Loading

    /**
     * Loads a module and all that it imports.
     *
     * @throws ImportFault if one of the imports cannot be followed
     */
    public ModuleInstance load(String path) {
        ModuleInstance known = loaded.get(path);
        if (known != null) {
            return known;
        }
        Map<String, ModuleInstance> fresh = new HashMap<>();
        Deque<Pending> left = new ArrayDeque<>();
        ModuleInstance first = open(path, List.of(), fresh, left);
        while (!left.isEmpty()) {
            follow(left.removeFirst(), fresh, left);
        }
        loaded.putAll(fresh);
        return first;
    }

    private record Pending(ModuleInstance module, Unit unit, List<String> chain) {}

    private ModuleInstance open(
            String path,
            List<String> chain,
            Map<String, ModuleInstance> fresh,
            Deque<Pending> left) {
        Unit unit = host.unit(path);
        if (unit == null) {
            throw new ImportFault(
                    ErrorKind.SYNTAX,
                    path,
                    -1,
                    path,
                    "The module '" + path + "' does not compile",
                    chain);
        }
        ModuleInstance made = new ModuleInstance(path, unit, this);
        fresh.put(path, made);
        List<String> longer = new ArrayList<>(chain);
        longer.add(path);
        left.addLast(new Pending(made, unit, longer));
        return made;
    }

    private void follow(Pending pending, Map<String, ModuleInstance> fresh, Deque<Pending> left) {
        for (Unit.Request request : pending.unit().requests()) {
            String path = host.resolve(request.specifier(), pending.module().path());
            if (path == null) {
                throw fault(pending, request, missing(request.specifier()));
            }
            ModuleInstance known =
                    request.type().isEmpty()
                            ? find(path, fresh)
                            : find(path + "\0" + request.type(), fresh);
            if (known == null) {
                known =
                        request.type().isEmpty()
                                ? openScript(pending, request, path, fresh, left)
                                : openJson(pending, request, path, fresh);
            }
            pending.module().requests().add(known);
        }
    }

    private @Nullable ModuleInstance find(String key, Map<String, ModuleInstance> fresh) {
        ModuleInstance known = loaded.get(key);
        return known != null ? known : fresh.get(key);
    }

    private ModuleInstance openScript(
            Pending pending,
            Unit.Request request,
            String path,
            Map<String, ModuleInstance> fresh,
            Deque<Pending> left) {
        if (host.json(path) != null && host.unit(path) == null && path.endsWith(".json")) {
            String message =
                    "Cannot import '"
                            + request.specifier()
                            + "' as a script: write with { type: \"json\" } behind it";
            throw fault(pending, request, message);
        }
        return open(path, pending.chain(), fresh, left);
    }

    private ModuleInstance openJson(
            Pending pending, Unit.Request request, String path, Map<String, ModuleInstance> fresh) {
        if (!request.type().equals("json")) {
            throw fault(
                    pending,
                    request,
                    "Cannot import '"
                            + request.specifier()
                            + "': the only type of modules besides scripts is \"json\", not \""
                            + request.type()
                            + "\"");
        }
        String text = host.json(path);
        if (text == null) {
            throw fault(pending, request, missing(request.specifier()));
        }
        Object value;
        try {
            JsObject json = realm.intrinsic(Intrinsic.JSON);
            value = json.invoke("parse", text);
        } catch (JsThrow e) {
            String why = errorText(e);
            throw fault(
                    ErrorKind.SYNTAX,
                    pending,
                    request,
                    "Cannot import '" + request.specifier() + "': " + why);
        }
        ModuleInstance made = ModuleInstance.ofValue(path, value, this);
        fresh.put(path + "\0" + request.type(), made);
        return made;
    }

    private String errorText(JsThrow e) {
        return e.value(realm) instanceof JsObject error
                ? Convert.toString(error.get("message"))
                : "it is no JSON";
    }

    private static String missing(String specifier) {
        return "Cannot import '"
                + specifier
                + "': there is no such file in the handler folder; imports are relative, ./ or ../,"
                + " and stay inside of it";
    }

    private static ImportFault fault(Pending pending, Unit.Request request, String message) {
        return fault(ErrorKind.TYPE, pending, request, message);
    }

    private static ImportFault fault(
            ErrorKind kind, Pending pending, Unit.Request request, String message) {
        return new ImportFault(
                kind,
                pending.module().path(),
                request.offset(),
                request.specifier(),
                message,
                pending.chain());
    }

    // Linking

    /**
     * Links a module and all that it imports.
     *
     * @throws JsThrow SyntaxError for a name that is not exported, or ambiguous
     */
    void link(ModuleInstance root) {
        List<ModuleInstance> order = new ArrayList<>();
        collect(root, order);
        for (ModuleInstance module : order) {
            module.checkExports();
        }
        for (ModuleInstance module : order) {
            ModuleBody body = bodies.apply(module);
            body.link();
            module.body = body;
        }
        for (ModuleInstance module : order) {
            module.status = Status.LINKED;
        }
    }

    /** Post-order over what is not linked, without recursion. */
    private static void collect(ModuleInstance root, List<ModuleInstance> order) {
        record Step(ModuleInstance module, int next) {}
        List<ModuleInstance> seen = new ArrayList<>();
        Deque<Step> stack = new ArrayDeque<>();
        stack.push(new Step(root, 0));
        while (!stack.isEmpty()) {
            Step step = stack.pop();
            ModuleInstance module = step.module();
            if (module.status != Status.LOADED || module.unit() == null) {
                continue;
            }
            if (step.next() == 0) {
                if (seen.contains(module)) {
                    continue;
                }
                seen.add(module);
            }
            if (step.next() < module.requests().size()) {
                stack.push(new Step(module, step.next() + 1));
                stack.push(new Step(module.requested(step.next()), 0));
            } else {
                order.add(module);
            }
        }
    }

    // Evaluation

    /**
     * Links and evaluates a module; {@return the promise of the end of its evaluation (Evaluate)}
     */
    public JsPromise evaluate(ModuleInstance module) {
        if (module.status == Status.LOADED) {
            try {
                link(module);
            } catch (JsThrow e) {
                JsPromise failed = JsPromise.pending(realm);
                failed.reject(e.value(realm));
                return failed;
            }
        }
        ModuleInstance root =
                module.status == Status.EVALUATING_ASYNC || module.status == Status.EVALUATED
                        ? module.cycleRoot
                        : module;
        JsPromise known = root.evaluation;
        if (known != null) {
            return known;
        }
        JsPromise promise = JsPromise.pending(realm);
        root.evaluation = promise;
        Deque<ModuleInstance> stack = new ArrayDeque<>();
        try {
            inner(root, stack, 0);
            if (!root.async) {
                promise.resolve(Undefined.UNDEFINED);
            }
        } catch (JsThrow e) {
            for (ModuleInstance failed : stack) {
                failed.status = Status.EVALUATED;
                failed.error = e;
                failed.onStack = false;
            }
            root.error = e;
            promise.reject(e.value(realm));
        }
        return promise;
    }

    /** InnerModuleEvaluation; {@return the next index} */
    private int inner(ModuleInstance module, Deque<ModuleInstance> stack, int index) {
        if (module.status == Status.EVALUATED || module.status == Status.EVALUATING_ASYNC) {
            if (module.error != null) {
                throw module.error;
            }
            return index;
        }
        if (module.status == Status.EVALUATING) {
            return index;
        }
        module.status = Status.EVALUATING;
        module.index = index;
        module.ancestor = index;
        module.onStack = true;
        module.pendingDependencies = 0;
        stack.push(module);
        int next = index + 1;
        for (ModuleInstance required : module.requests()) {
            next = inner(required, stack, next);
            ModuleInstance dependency = required;
            if (required.onStack) {
                module.ancestor = Math.min(module.ancestor, required.ancestor);
            } else {
                dependency = required.cycleRoot;
                if (dependency.error != null) {
                    throw dependency.error;
                }
            }
            if (dependency.async && dependency.status != Status.EVALUATED) {
                module.pendingDependencies++;
                dependency.asyncParents.add(module);
            }
        }
        run(module);
        if (module.ancestor == module.index) {
            finishCycle(module, stack);
        }
        return next;
    }

    private void run(ModuleInstance module) {
        Unit unit = module.unit();
        boolean awaits = unit != null && unit.hasTopLevelAwait();
        if (module.pendingDependencies > 0 || awaits) {
            module.async = true;
            module.asyncOrder = ++asyncOrder;
            if (module.pendingDependencies == 0) {
                runAsync(module);
            }
        } else if (module.body != null) {
            module.body.evaluate();
        }
    }

    private static void finishCycle(ModuleInstance module, Deque<ModuleInstance> stack) {
        ModuleInstance member;
        do {
            member = stack.pop();
            member.onStack = false;
            member.status = member.async ? Status.EVALUATING_ASYNC : Status.EVALUATED;
            member.cycleRoot = module;
        } while (member != module);
    }

    /** ExecuteAsyncModule. */
    private void runAsync(ModuleInstance module) {
        JsPromise end = module.body == null ? null : module.body.evaluate();
        if (end == null) {
            fulfilled(module);
            return;
        }
        end.then(_ -> fulfilled(module), reason -> rejected(module, new JsThrow(reason)));
    }

    /** AsyncModuleExecutionFulfilled. */
    private void fulfilled(ModuleInstance module) {
        if (module.status == Status.EVALUATED) {
            return;
        }
        module.status = Status.EVALUATED;
        module.async = false;
        if (module.evaluation != null) {
            module.evaluation.resolve(Undefined.UNDEFINED);
        }
        TreeSet<ModuleInstance> ready =
                new TreeSet<>(Comparator.comparingInt(each -> each.asyncOrder));
        gather(module, ready);
        for (ModuleInstance each : ready) {
            if (each.status != Status.EVALUATED) {
                proceed(each);
            }
        }
    }

    /** GatherAvailableAncestors. */
    private static void gather(ModuleInstance module, Set<ModuleInstance> ready) {
        for (ModuleInstance parent : module.asyncParents) {
            if (!ready.contains(parent) && parent.cycleRoot.error == null) {
                parent.pendingDependencies--;
                if (parent.pendingDependencies == 0) {
                    ready.add(parent);
                    Unit unit = parent.unit();
                    if (unit == null || !unit.hasTopLevelAwait()) {
                        gather(parent, ready);
                    }
                }
            }
        }
    }

    private void proceed(ModuleInstance module) {
        Unit unit = module.unit();
        if (unit != null && unit.hasTopLevelAwait()) {
            runAsync(module);
            return;
        }
        try {
            if (module.body != null) {
                module.body.evaluate();
            }
        } catch (JsThrow e) {
            rejected(module, e);
            return;
        }
        module.status = Status.EVALUATED;
        module.async = false;
        if (module.evaluation != null) {
            module.evaluation.resolve(Undefined.UNDEFINED);
        }
    }

    /** AsyncModuleExecutionRejected. */
    private void rejected(ModuleInstance module, JsThrow error) {
        if (module.status == Status.EVALUATED) {
            return;
        }
        module.status = Status.EVALUATED;
        module.error = error;
        if (module.evaluation != null) {
            module.evaluation.reject(error.value(realm));
        }
        for (ModuleInstance parent : module.asyncParents) {
            rejected(parent, error);
        }
    }

    // import()

    /** {@return the promise of a namespace object (ECMA-262 13.3.10)} */
    JsPromise importCall(ModuleInstance from, Object specifier, Object options) {
        JsPromise promise = JsPromise.pending(realm);
        try {
            String name = Convert.toString(specifier);
            String type = typeOf(options);
            ModuleInstance module = loadFrom(from, name, type);
            JsPromise.resolve(realm, Undefined.UNDEFINED)
                    .then(_ -> finishImport(module, promise), promise::reject);
        } catch (JsThrow e) {
            promise.reject(e.value(realm));
        } catch (ImportFault e) {
            String message = e.getMessage();
            promise.reject(realm.newError(e.kind(), message == null ? "" : message));
        }
        return promise;
    }

    /** ContinueDynamicImport, from where the module is loaded. */
    private void finishImport(ModuleInstance module, JsPromise promise) {
        JsPromise end =
                module.unit() == null
                        ? JsPromise.resolve(realm, Undefined.UNDEFINED)
                        : evaluate(module);
        end.then(_ -> promise.resolve(module.namespace()), promise::reject);
    }

    private ModuleInstance loadFrom(ModuleInstance from, String specifier, String type) {
        Unit.Request request = new Unit.Request(specifier, type, 0);
        String path = host.resolve(specifier, from.path());
        Unit unit = from.unit();
        if (path == null || unit == null) {
            throw JsThrow.typeError(missing(specifier));
        }
        Pending pending = new Pending(from, unit, List.of(from.path()));
        if (type.isEmpty()) {
            if (host.unit(path) == null && host.json(path) != null && path.endsWith(".json")) {
                throw JsThrow.typeError(
                        "Cannot import '"
                                + specifier
                                + "' as a script: import(…, { with: { type: \"json\" } })");
            }
            return load(path);
        }
        ModuleInstance known = loaded.get(path + "\0" + type);
        return known != null ? known : openJson(pending, request, path, loaded);
    }

    /** {@return the attribute type of import()'s options, empty if there is none} */
    private static String typeOf(Object options) {
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
        if (!(with instanceof JsObject attributes) || with instanceof JsFunction) {
            throw JsThrow.typeError("The option 'with' of import() must be an object");
        }
        String type = "";
        for (Object key : attributes.ownKeys()) {
            Property own = key instanceof JsSymbol ? null : attributes.getOwnProperty(key);
            if (own == null || !own.isEnumerable()) {
                continue;
            }
            Object value = attributes.get(key);
            if (!Convert.isString(value)) {
                throw JsThrow.typeError("Import attributes must be strings");
            }
            if (!key.equals("type")) {
                throw JsThrow.typeError("The import attribute '" + key + "' is not supported");
            }
            type = value.toString();
        }
        return type;
    }
}
