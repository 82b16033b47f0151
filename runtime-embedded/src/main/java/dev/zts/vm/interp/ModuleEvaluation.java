package dev.zts.vm.interp;

import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Linking and evaluation of a graph of modules, with cycles and top-level await (ECMA-262 16.2.1.6.1,
 * the fields and methods of a Cyclic Module Record).
 */
final class ModuleEvaluation {

    /** [[Status]]. */
    private enum Status {
        UNLINKED,
        LINKING,
        LINKED,
        EVALUATING,
        EVALUATING_ASYNC,
        EVALUATED
    }

    private final ModuleInstance module;
    private Status status = Status.UNLINKED;
    private @Nullable JsThrow error;
    private int index;
    private int ancestor;
    private ModuleEvaluation root = this;
    private boolean async;
    private long order;
    private int pending;
    private final List<ModuleEvaluation> parents = new ArrayList<>();
    private @Nullable JsPromise promise;

    ModuleEvaluation(ModuleInstance module) {
        this.module = module;
    }

    private Realm realm() {
        return module.realm();
    }

    private List<ModuleEvaluation> requested() {
        List<ModuleEvaluation> all = new ArrayList<>();
        for (ModuleInstance other : module.requestedModules()) {
            all.add(other.evaluation);
        }
        return all;
    }

    /** Link: all or none. */
    void link() {
        List<ModuleEvaluation> begun = new ArrayList<>();
        try {
            link(begun);
        } catch (JsThrow thrown) {
            for (ModuleEvaluation each : begun) {
                each.status = Status.UNLINKED;
            }
            throw thrown;
        }
        for (ModuleEvaluation each : begun) {
            each.status = Status.LINKED;
        }
    }

    private void link(List<ModuleEvaluation> begun) {
        if (status != Status.UNLINKED) {
            return;
        }
        status = Status.LINKING;
        begun.add(this);
        for (ModuleEvaluation other : requested()) {
            other.link(begun);
        }
        module.initialise();
    }

    /** Evaluate: {@return a promise of undefined} */
    JsPromise evaluate() {
        ModuleEvaluation at =
                status == Status.EVALUATING_ASYNC || status == Status.EVALUATED ? root : this;
        if (at.promise != null) {
            return at.promise;
        }
        return at.evaluateRoot();
    }

    private JsPromise evaluateRoot() {
        JsPromise made = JsPromise.pending(realm());
        promise = made;
        ArrayDeque<ModuleEvaluation> stack = new ArrayDeque<>();
        try {
            evaluate(stack, 0);
            if (!async || status == Status.EVALUATED) {
                made.resolve(Undefined.UNDEFINED);
            }
        } catch (JsThrow thrown) {
            for (ModuleEvaluation each : stack) {
                each.status = Status.EVALUATED;
                each.error = thrown;
            }
            made.reject(thrown.value(realm()));
        }
        return made;
    }

    /** InnerModuleEvaluation. */
    private int evaluate(ArrayDeque<ModuleEvaluation> stack, int next) {
        if (status == Status.EVALUATING_ASYNC || status == Status.EVALUATED) {
            if (error != null) {
                throw error;
            }
            return next;
        }
        if (status == Status.EVALUATING) {
            return next;
        }
        status = Status.EVALUATING;
        index = next;
        ancestor = next;
        pending = 0;
        int after = next + 1;
        stack.push(this);
        for (ModuleEvaluation other : requested()) {
            after = other.evaluate(stack, after);
            waitFor(other);
        }
        if (pending > 0 || module.hasTopLevelAwait()) {
            async = true;
            order = module.nextAsyncOrder();
            if (pending == 0) {
                executeAsync();
            }
        } else {
            module.execute();
        }
        if (ancestor == index) {
            popCycle(stack);
        }
        return after;
    }

    private void waitFor(ModuleEvaluation other) {
        ModuleEvaluation at = other;
        if (other.status == Status.EVALUATING) {
            ancestor = Math.min(ancestor, other.ancestor);
        } else {
            at = other.root;
            if (at.error != null) {
                throw at.error;
            }
        }
        if (at.async && at.status != Status.EVALUATED) {
            pending++;
            at.parents.add(this);
        }
    }

    private void popCycle(ArrayDeque<ModuleEvaluation> stack) {
        while (true) {
            ModuleEvaluation each = stack.pop();
            each.status = each.async ? Status.EVALUATING_ASYNC : Status.EVALUATED;
            each.root = this;
            if (each == this) {
                return;
            }
        }
    }

    /** ExecuteAsyncModule. */
    private void executeAsync() {
        module.executeAsync().then(_ -> fulfilled(), reason -> rejected(new JsThrow(reason)));
    }

    /** AsyncModuleExecutionFulfilled. */
    private void fulfilled() {
        if (status == Status.EVALUATED) {
            return;
        }
        status = Status.EVALUATED;
        if (promise != null) {
            promise.resolve(Undefined.UNDEFINED);
        }
        List<ModuleEvaluation> ready = new ArrayList<>();
        gather(ready);
        ready.sort(Comparator.comparingLong(each -> each.order));
        for (ModuleEvaluation each : ready) {
            each.proceed();
        }
    }

    private void proceed() {
        if (status == Status.EVALUATED) {
            return;
        }
        if (module.hasTopLevelAwait()) {
            executeAsync();
            return;
        }
        try {
            module.execute();
        } catch (JsThrow thrown) {
            rejected(thrown);
            return;
        }
        status = Status.EVALUATED;
        if (promise != null) {
            promise.resolve(Undefined.UNDEFINED);
        }
    }

    /** GatherAvailableAncestors. */
    private void gather(List<ModuleEvaluation> ready) {
        for (ModuleEvaluation parent : parents) {
            if (ready.contains(parent) || parent.root.error != null) {
                continue;
            }
            parent.pending--;
            if (parent.pending == 0) {
                ready.add(parent);
                if (!parent.module.hasTopLevelAwait()) {
                    parent.gather(ready);
                }
            }
        }
    }

    /** AsyncModuleExecutionRejected. */
    private void rejected(JsThrow thrown) {
        if (status == Status.EVALUATED) {
            return;
        }
        error = thrown;
        status = Status.EVALUATED;
        for (ModuleEvaluation parent : parents) {
            parent.rejected(thrown);
        }
        if (promise != null) {
            promise.reject(thrown.value(realm()));
        }
    }
}
