package dev.zts.benchmarks.engine;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** GraalJS, a context per case. */
final class GraalPeer implements Peer {

    private final Engine engine =
            Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

    /**
     * @param compiling whether the Graal compiler has to be at work; it is if the process was
     *     started with it
     */
    GraalPeer(boolean compiling) {
        String name = engine.getImplementationName();
        if (compiling == name.equals("Interpreted")) {
            throw new IllegalStateException("GraalJS says it is " + name);
        }
    }

    @Override
    public Run load(String name, String source) {
        Context context = Context.newBuilder("js").engine(engine).build();
        context.eval(Source.newBuilder("js", source, name).buildLiteral());
        Value run = context.getBindings("js").getMember("run");
        return iterations -> run.execute(iterations).asDouble();
    }

    @Override
    public void close() {
        engine.close(true);
    }
}
