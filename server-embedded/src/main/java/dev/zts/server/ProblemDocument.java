package dev.zts.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Problem;
import dev.zts.http.Refusal;
import dev.zts.http.Reply;

/** The body of every error of the server (RFC 9457): {@code application/problem+json}. */
final class ProblemDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TYPE = "application/problem+json";

    private final ObjectNode json = MAPPER.createObjectNode();
    private final int status;

    private ProblemDocument(String kind, String title, int status, String requestId) {
        this.status = status;
        json.put("type", "urn:zts:" + kind);
        json.put("title", title);
        json.put("status", status);
        json.put("requestId", requestId);
    }

    static Reply of(Refusal refusal, String detail, String requestId) {
        ProblemDocument document =
                new ProblemDocument(
                        refusal.wireName(), refusal.title(), refusal.status(), requestId);
        if (!detail.isEmpty()) {
            document.json.put("detail", detail);
        }
        return retried(document.reply());
    }

    /**
     * {@return the reply to a request that a handler did not answer}
     *
     * @param handler file of the handler below the folder
     * @param developer whether its message, place and stack are told
     */
    static Reply of(
            HandlerResult.Failed failed, String handler, String requestId, boolean developer) {
        ProblemDocument document =
                new ProblemDocument(
                        failed.kind().wireName(),
                        failed.kind().title(),
                        failed.kind().status(),
                        requestId);
        document.json.put("handler", handler);
        if (developer) {
            document.tell(failed);
        }
        return retried(document.reply());
    }

    private void tell(HandlerResult.Failed failed) {
        if (!failed.message().isEmpty()) {
            json.put("detail", failed.message());
        }
        Problem place = failed.place();
        if (place != null) {
            ObjectNode node = json.putObject("place");
            node.put("file", place.file());
            node.put("line", place.line());
            node.put("column", place.column());
            node.put("text", place.render());
        }
        if (!failed.stack().isEmpty()) {
            json.put("stack", failed.stack());
        }
    }

    private static Reply retried(Reply reply) {
        return reply.status() == 503 ? reply.with("retry-after", "1") : reply;
    }

    private Reply reply() {
        try {
            return Reply.of(status, TYPE, MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings and numbers can be written", e);
        }
    }
}
