package dev.zts.folder;

import dev.zts.load.LoadRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The request mix of a folder whose zts.json names none. */
public final class PlainMix {
    private PlainMix() {}

    /**
     * {@return a GET of each route without parameters that answers GET; of {@code /} if there is
     * none}
     *
     * @param routes with the methods that their scripts answer
     */
    public static List<LoadRequest> of(List<Route> routes) {
        List<LoadRequest> requests = new ArrayList<>();
        for (Route route : routes) {
            boolean get = route.methods().isEmpty() || route.methods().contains("GET");
            if (get && route.pattern().equals("/*")) {
                requests.add(LoadRequest.get("/"));
            } else if (get && !RoutePattern.parse(route.pattern()).hasParams()) {
                requests.add(LoadRequest.get(encoded(route.pattern())));
            }
        }
        return requests.isEmpty() ? List.of(LoadRequest.get("/")) : requests;
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 0x7F && "\"#%<>?\\^`{|}".indexOf(b) < 0;
            encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
        }
        return encoded.toString();
    }
}
