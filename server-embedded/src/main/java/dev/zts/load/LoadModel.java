package dev.zts.load;

/** How requests are timed. */
public sealed interface LoadModel {

    /** A constant rate, whatever the answers do. */
    record Open(double requestsPerSecond) implements LoadModel {
        public Open {
            if (!(requestsPerSecond > 0) || requestsPerSecond > 10_000_000) {
                throw new IllegalArgumentException(
                        "rate must be above 0 and at most 10000000: " + requestsPerSecond);
            }
        }
    }

    /** Each connection sends its next request when the last one is answered. */
    record Closed(int connections) implements LoadModel {
        public Closed {
            if (connections <= 0 || connections > 60_000) {
                throw new IllegalArgumentException(
                        "connections must be 1 to 60000: " + connections);
            }
        }
    }
}
