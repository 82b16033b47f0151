package dev.zts.graal;

import dev.zts.engine.JsRequest;
import dev.zts.engine.JsResponse.Body;
import dev.zts.engine.Messages;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.web.Base64;
import dev.zts.web.ConsoleText;
import dev.zts.web.Headers;
import dev.zts.web.RequestRules;
import dev.zts.web.ResponseRules;
import dev.zts.web.UrlSearchParams;
import dev.zts.web.Utf8;
import dev.zts.web.WebException;
import dev.zts.web.WebUrl;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * What the prelude may ask the host: functions over dev.zts.web, and the ways a request ends. Only
 * the prelude holds them; host objects that pass through are opaque to JavaScript.
 */
final class HostFunctions {
    private static final ConsoleLog.Level[] LEVELS = ConsoleLog.Level.values();

    private final Map<String, Object> functions = new HashMap<>();
    private final Outcomes outcomes;
    private final ConsoleLog console;
    private final Supplier<String> source;
    private final long startNanos = System.nanoTime();
    private @Nullable Value thrower;
    private @Nullable Value newBuffer;
    private @Nullable Value record;

    /** Where a request's end is told. */
    interface Outcomes {
        void responded(long exchange, int status, Headers headers, Body body);

        void bad(long exchange, String message);

        void failed(long exchange, Value error);

        void rejected(Value reason);
    }

    /**
     * @param source names the script that runs now, for the console
     */
    HostFunctions(Outcomes outcomes, ConsoleLog console, Supplier<String> source) {
        this.outcomes = outcomes;
        this.console = console;
        this.source = source;
        headers();
        params();
        urls();
        encoding();
        requests();
        responses();
    }

    ProxyObject object() {
        return ProxyObject.fromMap(functions);
    }

    /** Gives the functions of the prelude that the host calls. */
    void bind(Value shared) {
        thrower = shared.getMember("thrower");
        newBuffer = shared.getMember("newBuffer");
        record = shared.getMember("record");
    }

    private void headers() {
        add("headersNew", _ -> new Headers());
        add("headersCopy", a -> host(a[0], Headers.class).copy());
        add(
                "headersAddAll",
                a -> {
                    host(a[0], Headers.class).addAll(host(a[1], Headers.class));
                    return null;
                });
        add(
                "headersAppend",
                a -> {
                    host(a[0], Headers.class).append(a[1].asString(), a[2].asString());
                    return null;
                });
        add(
                "headersSet",
                a -> {
                    host(a[0], Headers.class).set(a[1].asString(), a[2].asString());
                    return null;
                });
        add(
                "headersDelete",
                a -> {
                    host(a[0], Headers.class).delete(a[1].asString());
                    return null;
                });
        add("headersGet", a -> host(a[0], Headers.class).get(a[1].asString()));
        add("headersHas", a -> host(a[0], Headers.class).has(a[1].asString()));
        add("headersFlat", a -> flat(host(a[0], Headers.class)));
        add(
                "headersCookies",
                a -> {
                    List<String> cookies = host(a[0], Headers.class).setCookies();
                    return cookies.isEmpty() ? null : String.join("\n", cookies);
                });
    }

    private void params() {
        add("paramsParse", a -> UrlSearchParams.parse(a[0].asString()));
        add("paramsSize", a -> params(a).size());
        add("paramsName", a -> params(a).get(a[1].asInt()).name());
        add("paramsValue", a -> params(a).get(a[1].asInt()).value());
        add("paramsGet", a -> params(a).get(a[1].asString()));
        add("paramsHas", a -> params(a).has(a[1].asString(), stringOrNull(a[2])));
        add("paramsString", a -> params(a).toString());
        add(
                "paramsAppend",
                a -> {
                    params(a).append(a[1].asString(), a[2].asString());
                    return null;
                });
        add(
                "paramsSet",
                a -> {
                    params(a).set(a[1].asString(), a[2].asString());
                    return null;
                });
        add(
                "paramsDelete",
                a -> {
                    params(a).delete(a[1].asString(), stringOrNull(a[2]));
                    return null;
                });
        add(
                "paramsSort",
                a -> {
                    params(a).sort();
                    return null;
                });
    }

    private void urls() {
        add("urlParse", a -> WebUrl.parse(a[0].asString(), stringOrNull(a[1])));
        add("urlCanParse", a -> WebUrl.canParse(a[0].asString(), stringOrNull(a[1])));
        add("urlParams", a -> host(a[0], WebUrl.class).searchParams());
        add("urlGet", a -> host(a[0], WebUrl.class).get(a[1].asString()));
        add(
                "urlSet",
                a -> {
                    host(a[0], WebUrl.class).set(a[1].asString(), a[2].asString());
                    return null;
                });
    }

    private void encoding() {
        add("utf8Encode", a -> buffer(Utf8.encode(a[0].asString())));
        add(
                "utf8Decode",
                a -> {
                    byte[] bytes = bytes(a[0], a[1].asInt(), a[2].asInt());
                    return new Utf8.Decoder(false, true).decode(bytes, 0, bytes.length, false);
                });
        add("encodingLabel", a -> Utf8.checkLabel(a[0].asString()));
        add("decoderNew", a -> new Utf8.Decoder(a[0].asBoolean(), a[1].asBoolean()));
        add(
                "decoderDecode",
                a -> {
                    byte[] bytes =
                            a[1].isNull() ? new byte[0] : bytes(a[1], a[2].asInt(), a[3].asInt());
                    return host(a[0], Utf8.Decoder.class)
                            .decode(bytes, 0, bytes.length, a[4].asBoolean());
                });
        add("atob", a -> Base64.atob(a[0].asString()));
        add("btoa", a -> Base64.btoa(a[0].asString()));
        add("quote", a -> ConsoleText.quote(a[0].asString()));
        add("now", _ -> (System.nanoTime() - startNanos) / 1e6);
        add("timeOrigin", _ -> (double) System.currentTimeMillis());
        add(
                "print",
                a -> {
                    console.append(
                            LEVELS[a[0].asInt()], source.get(), Messages.console(a[1].asString()));
                    return null;
                });
    }

    private void requests() {
        add("requestHeaders", a -> lent(a[0]).headers());
        add("requestText", a -> Utf8.decode(lent(a[0]).body()));
        add("requestBytes", a -> buffer(lent(a[0]).body()));
        add("requestQuery", a -> query(lent(a[0]).query()));
        add("queryRecord", a -> query(a[0].asString()));
        add("requestUrl", a -> url(lent(a[0])));
        add(
                "requestParams",
                a -> {
                    List<Object> flat = new ArrayList<>();
                    lent(a[0])
                            .params()
                            .forEach((name, value) -> {
                                flat.add(name);
                                flat.add(value);
                            });
                    return bound(record).execute(flat.toArray());
                });
        add("requestMethod", a -> RequestRules.method(a[0].asString()));
    }

    private void responses() {
        add("responseStatus", a -> ResponseRules.status(a[0].asDouble()));
        add("redirectStatus", a -> ResponseRules.redirectStatus(a[0].asDouble()));
        add("reasonPhrase", a -> ResponseRules.reasonPhrase(a[0].asString()));
        add(
                "checkBodyAllowed",
                a -> {
                    ResponseRules.checkBodyAllowed(a[0].asInt());
                    return null;
                });
        add("maxBody", _ -> ResponseRules.MAX_BODY);
        add("location", a -> RequestRules.location(a[0].asString()));
        add("respond", this::respond);
        add(
                "bad",
                a -> {
                    outcomes.bad(a[0].asLong(), a[1].asString());
                    return null;
                });
        add(
                "failed",
                a -> {
                    outcomes.failed(a[0].asLong(), a[1]);
                    return null;
                });
        add(
                "rejected",
                a -> {
                    outcomes.rejected(a[0]);
                    return null;
                });
        add(
                "methodNotAllowed",
                a -> {
                    Headers headers = new Headers();
                    headers.append("allow", a[1].asString());
                    outcomes.responded(a[0].asLong(), 405, headers, new Body.Empty());
                    return null;
                });
    }

    /** Arguments: exchange, status, kind of body, body, content type or null, headers or null. */
    private @Nullable Object respond(Value... a) {
        long exchange = a[0].asLong();
        try {
            int status = ResponseRules.status(a[1].asDouble());
            Body body =
                    switch (a[2].asInt()) {
                        case 2 -> new Body.Text(text(a[3]));
                        case 3 -> new Body.Bytes(bytesOfView(a[3]));
                        default -> new Body.Empty();
                    };
            if (a[2].asInt() != 0) {
                ResponseRules.checkBodyAllowed(status);
            }
            Headers headers = a[5].isNull() ? new Headers() : host(a[5], Headers.class);
            if (a[5].isNull() && !a[4].isNull()) {
                headers.append("content-type", a[4].asString());
            }
            outcomes.responded(exchange, status, headers, body);
        } catch (WebException e) {
            outcomes.bad(exchange, messageOf(e));
        }
        return null;
    }

    private static String text(Value string) {
        String text = string.asString();
        ResponseRules.checkBodyLength(text.length());
        return Utf8.wellFormed(text);
    }

    private byte[] bytesOfView(Value view) {
        long length = view.getArraySize();
        ResponseRules.checkBodyLength(length);
        return bytes(view.getMember("buffer"), view.getMember("byteOffset").asInt(), (int) length);
    }

    private Value query(String query) {
        UrlSearchParams params = UrlSearchParams.parse(query);
        Object[] flat = new Object[2 * params.size()];
        for (int i = 0; i < params.size(); i++) {
            flat[2 * i] = params.get(i).name();
            flat[2 * i + 1] = params.get(i).value();
        }
        return bound(record).execute(flat);
    }

    private static JsRequest lent(Value request) {
        return host(request, LentRequest.class).request();
    }

    private static String url(JsRequest request) {
        String text =
                request.origin()
                        + request.path()
                        + (request.query().isEmpty() ? "" : "?" + request.query());
        return WebUrl.canParse(text, null) ? WebUrl.parse(text, null).get("href") : text;
    }

    private static String flat(Headers headers) {
        StringBuilder flat = new StringBuilder();
        for (Headers.Field field : headers.sorted()) {
            flat.append(flat.isEmpty() ? "" : "\n")
                    .append(field.name())
                    .append('\n')
                    .append(field.value());
        }
        return flat.toString();
    }

    private static byte[] bytes(Value buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.readBuffer(offset, bytes, 0, length);
        return bytes;
    }

    private Value buffer(byte[] bytes) {
        Value buffer = bound(newBuffer).execute(bytes.length);
        int i = 0;
        for (; i + 8 <= bytes.length; i += 8) {
            buffer.writeBufferLong(ByteOrder.LITTLE_ENDIAN, i, eight(bytes, i));
        }
        for (; i < bytes.length; i++) {
            buffer.writeBufferByte(i, bytes[i]);
        }
        return buffer;
    }

    private static long eight(byte[] bytes, int at) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | bytes[at + i] & 0xff;
        }
        return word;
    }

    private static UrlSearchParams params(Value... a) {
        return host(a[0], UrlSearchParams.class);
    }

    private static <T> T host(Value value, Class<T> type) {
        return type.cast(value.asHostObject());
    }

    private static @Nullable String stringOrNull(Value value) {
        return value.isNull() ? null : value.asString();
    }

    private static Value bound(@Nullable Value function) {
        if (function == null) {
            throw new IllegalStateException("the prelude is not loaded");
        }
        return function;
    }

    private void add(String name, ProxyExecutable function) {
        functions.put(name, (ProxyExecutable) arguments -> guarded(function, arguments));
    }

    private @Nullable Object guarded(ProxyExecutable function, Value... arguments) {
        try {
            return function.execute(arguments);
        } catch (WebException e) {
            bound(thrower).executeVoid(e.type().name(), messageOf(e));
            throw e;
        }
    }

    private static String messageOf(WebException e) {
        return String.valueOf(e.getMessage());
    }
}
