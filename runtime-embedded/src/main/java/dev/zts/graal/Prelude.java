package dev.zts.graal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** The JavaScript that makes a fresh context a runtime for handlers: our own, run before theirs. */
final class Prelude {
    private static final List<String> FILES =
            List.of(
                    "core.js",
                    "headers.js",
                    "url.js",
                    "encoding.js",
                    "body.js",
                    "console.js",
                    "clone.js",
                    "realm.js",
                    "dispatch.js");

    private final List<Source> sources = FILES.stream().map(Prelude::source).toList();

    /** Runs the prelude. {@return the object its files share, which handlers cannot reach} */
    Value load(Context context, ProxyObject host) {
        Value shared = context.eval("js", "({ __proto__: null })");
        Value functions =
                context.eval(
                                "js",
                                "(host) => { const copy = { __proto__: null };"
                                        + " for (const name of Object.keys(host)) copy[name] = host[name];"
                                        + " return copy; }")
                        .execute(host);
        for (Source source : sources) {
            context.eval(source).executeVoid(shared, functions);
        }
        return shared;
    }

    /** {@return a host function that returns nothing} */
    static ProxyExecutable function(Consumer<Value[]> body) {
        return arguments -> {
            body.accept(arguments);
            return null;
        };
    }

    private static Source source(String name) {
        try (InputStream in = Prelude.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder("js", text, "zts:" + name).internal(true).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
