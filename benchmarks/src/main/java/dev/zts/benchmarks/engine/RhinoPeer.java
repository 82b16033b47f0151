package dev.zts.benchmarks.engine;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;

/** Rhino, interpreted or compiled to JVM classes. */
final class RhinoPeer implements Peer {

    private final Context context = Context.enter();

    RhinoPeer(boolean interpreted) {
        context.setInterpretedMode(interpreted);
        context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    }

    @Override
    public Run load(String name, String source) {
        Scriptable scope = context.initStandardObjects();
        context.evaluateString(scope, source, name, 1, null);
        Function run = (Function) scope.get("run", scope);
        return iterations ->
                Context.toNumber(run.call(context, scope, scope, new Object[] {iterations}));
    }

    @Override
    public void close() {
        Context.exit();
    }
}
