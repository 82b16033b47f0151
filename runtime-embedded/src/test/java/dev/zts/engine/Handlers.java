package dev.zts.engine;

import dev.zts.engine.HandlerResult.Failed;
import dev.zts.engine.HandlerResult.Responded;
import dev.zts.engine.JsResponse.Body;
import dev.zts.web.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Folders, requests and answers in the short form that tests want. */
public final class Handlers {
    private Handlers() {}

    /** {@return a folder of paths and texts in turn; names with an underscore are no entries} */
    public static SourceTree folder(String... pathsAndTexts) {
        List<Script> scripts = new ArrayList<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            String path = pathsAndTexts[i];
            boolean entry = path.endsWith(".js") && !path.contains("_");
            scripts.add(new Script(path, pathsAndTexts[i + 1], entry));
        }
        return new SourceTree(1, scripts);
    }

    public static JsRequest get(String target) {
        return request("GET", target, "");
    }

    public static JsRequest request(
            String method, String target, String body, String... namesAndValues) {
        Headers headers = new Headers();
        headers.append("host", "127.0.0.1:8080");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.append(namesAndValues[i], namesAndValues[i + 1]);
        }
        int mark = target.indexOf('?');
        return JsRequest.of(
                "r-1",
                method,
                target,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                "http://127.0.0.1:8080",
                headers,
                Map.of("id", "a b"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return status, headers and body of an answer, or kind and message of a failure} */
    public static String show(HandlerResult result) {
        return switch (result) {
            case Responded(JsResponse response) -> {
                StringBuilder text = new StringBuilder().append(response.status());
                response.headers()
                        .forEach((name, value) -> text.append("\n" + name + ": " + value));
                yield text + "\n\n" + body(response);
            }
            case Failed failed -> failed.kind() + " " + failed.message();
        };
    }

    /** {@return the body of an answer as text; a failure is an AssertionError} */
    public static String body(HandlerResult result) {
        return switch (result) {
            case Responded(JsResponse response) -> body(response);
            case Failed failed -> throw new AssertionError(failed.toString());
        };
    }

    public static String body(JsResponse response) {
        return switch (response.body()) {
            case Body.Empty() -> "";
            case Body.Text(CharSequence text) -> text.toString();
            case Body.Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.ISO_8859_1);
        };
    }

    public static Failed failure(HandlerResult result) {
        return switch (result) {
            case Failed failed -> failed;
            case Responded(JsResponse response) ->
                    throw new AssertionError("answered " + response.status());
        };
    }

    /** {@return file, line and column of a failure} */
    public static String place(Failed failed) {
        Problem place = failed.place();
        if (place == null) {
            throw new AssertionError("no place: " + failed);
        }
        return place.file() + ":" + place.line() + ":" + place.column();
    }
}
