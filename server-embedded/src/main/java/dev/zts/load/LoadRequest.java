package dev.zts.load;

import java.util.List;
import java.util.Map;

/**
 * One kind of request in the mix.
 *
 * @param route label in results, such as {@code GET /users/:id}
 * @param weight share among all requests of the plan
 * @param target path and query as sent
 * @param headers fields besides Host and Content-Length
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // the body is sent, never compared
public record LoadRequest(
        String route,
        double weight,
        String method,
        String target,
        List<Map.Entry<String, String>> headers,
        byte[] body) {
    public LoadRequest {
        headers = List.copyOf(headers);
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight must be above 0: " + weight);
        }
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("target must start with /: " + target);
        }
    }

    public static LoadRequest get(String target) {
        return new LoadRequest("GET " + target, 1, "GET", target, List.of(), new byte[0]);
    }
}
