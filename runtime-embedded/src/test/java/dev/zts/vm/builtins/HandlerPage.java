package dev.zts.vm.builtins;

import dev.zts.engine.HandlerResult;
import dev.zts.engine.JsRequest;
import dev.zts.vm.builtins.WebExchange.Answer;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A machine that runs one script and hands its handler requests, for tests. */
final class HandlerPage {

    /** What the console got, with levels. */
    final List<String> lines = new ArrayList<>();

    private final Machine machine =
            new Machine(
                    new Machine.Environment() {
                        @Override
                        public JsObject create(Realm realm, Intrinsic which) {
                            return Intrinsics.create(realm, which);
                        }

                        @Override
                        public void populateGlobal(Realm realm, JsObject global) {
                            Intrinsics.populate(realm, global);
                        }

                        @Override
                        public void console(String level, String text) {
                            lines.add(level + " " + text);
                        }
                    },
                    new ModuleHost() {
                        @Override
                        public @Nullable String resolve(String specifier, String referrer) {
                            return null;
                        }

                        @Override
                        public @Nullable Unit unit(String path) {
                            return null;
                        }

                        @Override
                        public @Nullable String json(String path) {
                            return null;
                        }

                        @Override
                        public String url(String path) {
                            return path;
                        }
                    },
                    Shape.root());

    /** {@return what an expression is, as a template shows it} */
    String eval(String expression) {
        Cell result =
                machine.runScript(
                                Lowering.compile(
                                        "eval.js",
                                        "const result = `${" + expression + "}`;",
                                        false))
                        .cell("result");
        machine.runJobs();
        return Convert.toString(Objects.requireNonNull(result).value);
    }

    /**
     * Calls the function handler of a script.
     *
     * @param plain whether the request is a plain object
     */
    HandlerResult run(String source, JsRequest request, boolean plain) {
        Realm realm = machine.realm();
        try {
            Cell cell = machine.runScript(Lowering.compile("h.js", source, false)).cell("handler");
            JsFunction handler = (JsFunction) Objects.requireNonNull(cell).value;
            JsObject argument =
                    plain
                            ? WebExchange.plainRequest(realm, request)
                            : WebExchange.request(realm, request);
            Object result =
                    machine.call(
                            handler,
                            Undefined.UNDEFINED,
                            argument,
                            realm.newObject(),
                            WebExchange.context(realm));
            machine.runJobs();
            Object settled = result instanceof JsPromise promise ? settled(promise) : result;
            return switch (WebExchange.answer(realm, settled, plain)) {
                case Answer.Good(var response) -> new HandlerResult.Responded(response);
                case Answer.Bad(String message) -> bad(message);
            };
        } catch (JsThrow thrown) {
            Object error = thrown.value(realm);
            String fault = WebExchange.fault(realm, error);
            return bad(fault == null ? WebExchange.describe(realm, error) : fault);
        }
    }

    private static Object settled(JsPromise promise) {
        if (promise.state() == JsPromise.State.REJECTED) {
            throw new JsThrow(promise.result());
        }
        return promise.result();
    }

    private static HandlerResult bad(String message) {
        return new HandlerResult.Failed(dev.zts.engine.FailureKind.BAD_RESPONSE, message, null, "");
    }
}
