package dev.zts.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** GraalJS as it is: a context for each case, no part of our own engine layer. */
final class GraalCaseRunner implements CaseRunner {
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "js.ecmascript-version", "2025",
                    "js.load", "false",
                    "js.print", "false",
                    "js.console", "false");

    /** Enough for the recursion of the cases in an interpreter that is not compiled. */
    private static final long STACK_BYTES = 16L << 20;

    private final Path root;
    private final Source prelude = Source.create("js", CaseFiles.prelude());
    private final Engine engine =
            Engine.newBuilder("js")
                    .out(OutputStream.nullOutputStream())
                    .err(OutputStream.nullOutputStream())
                    .option("engine.WarnInterpreterOnly", "false")
                    .build();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().stackSize(STACK_BYTES).factory());
    private final Context parser = context();

    /**
     * @param root the folder that paths of sources are relative to
     */
    GraalCaseRunner(Path root) {
        this.root = root.toAbsolutePath();
    }

    @Override
    public List<String> run(CaseFile file) {
        return onThread(() -> runHere(file));
    }

    @Override
    public String verdict(String source) {
        return onThread(() -> verdictHere(source));
    }

    private <T> T onThread(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> runHere(CaseFile file) {
        List<String> lines = new ArrayList<>();
        try (Context context = context()) {
            context.getBindings("js").putMember("emit", emitter(lines));
            context.eval(prelude);
            evaluate(context, entry(file), lines);
        }
        return lines;
    }

    private static void evaluate(Context context, Source main, List<String> lines) {
        try {
            context.eval(main);
        } catch (PolyglotException e) {
            lines.add(UNCAUGHT + describe(e));
        }
    }

    private String verdictHere(String source) {
        try {
            parser.parse(module("verdict.js", source));
            return ACCEPTED;
        } catch (PolyglotException e) {
            SourceSection at = e.getSourceLocation();
            String place = at == null ? "" : " " + at.getStartLine() + ":" + at.getStartColumn();
            return (e.isSyntaxError() ? "SyntaxError" : describe(e)) + place;
        }
    }

    @Override
    public void close() {
        thread.close();
        engine.close(true);
    }

    private Context context() {
        return Context.newBuilder("js")
                .engine(engine)
                .allowIO(IOAccess.newBuilder().allowHostFileAccess(true).build())
                .timeZone(ZoneOffset.UTC)
                .options(OPTIONS)
                .build();
    }

    /**
     * GraalJS does not know that what it is given to evaluate is the module of that path, so a
     * module that others may import is imported.
     */
    private Source entry(CaseFile file) {
        if (file.sources().size() == 1) {
            return module(file.main(), file.mainSource());
        }
        return module(file.name() + "/entry.js", "import './main.js';");
    }

    /** A source with a path, which imports are relative to; the file need not exist. */
    private Source module(String path, String text) {
        try {
            return Source.newBuilder("js", root.resolve(path).toFile())
                    .content(text)
                    .mimeType("application/javascript+module")
                    .cached(false)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProxyExecutable emitter(List<String> lines) {
        return arguments -> {
            lines.add(arguments[0].asString());
            return arguments.length;
        };
    }

    private static String describe(PolyglotException e) {
        Value thrown = e.getGuestObject();
        if (thrown != null && thrown.isString()) {
            return thrown.asString();
        }
        return String.valueOf(e.getMessage());
    }
}
