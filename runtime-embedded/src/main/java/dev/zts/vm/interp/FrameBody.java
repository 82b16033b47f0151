package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The body of a module or script: one frame, suspended between linking and evaluation. */
final class FrameBody implements ModuleBody {

    private final Frame frame;
    private final boolean awaits;

    FrameBody(ModuleInstance module) {
        Unit unit = module.unit();
        if (unit == null) {
            throw new AssertionError(module.path() + " has no body");
        }
        Closure body = new Closure(module.state(unit.body()), Closure.NO_CELLS);
        Object thisValue = unit.isModule() ? Undefined.UNDEFINED : module.realm().global();
        this.frame = new Frame(body, thisValue, null, JsFunction.NO_ARGUMENTS, 0, 0);
        this.awaits = unit.hasTopLevelAwait();
    }

    @Override
    public void link() {
        frame.run();
    }

    @Override
    public @Nullable JsPromise evaluate() {
        if (awaits) {
            return AsyncCall.start(frame);
        }
        frame.run();
        return null;
    }
}
