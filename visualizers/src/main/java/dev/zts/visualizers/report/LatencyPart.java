package dev.zts.visualizers.report;

import dev.zts.telemetry.Account.Part;

/**
 * What reports and charts say of a part of a request's latency: one row each, in the order of time.
 * The colours keep apart for any colour vision; parts that may touch differ in lightness too.
 */
public enum LatencyPart {
    LAG(
            Part.LAG,
            "lagNanos",
            "lag",
            "generator lag",
            "from the intended send until the load generator came to it: the generator was late",
            "#b5548f",
            "#dd94c0"),
    CONNECTION(
            Part.CONNECTION,
            "connectionNanos",
            "queue",
            "wait for a connection",
            "until one was free: earlier requests were not answered yet",
            "#5b4a9e",
            "#a99bea"),
    SEND(
            Part.SEND,
            "sendNanos",
            "send",
            "send",
            "until the server had received it: writing and network",
            "#009e73",
            "#2bb88e"),
    WAIT(
            Part.WAIT,
            "waitNanos",
            "wait",
            "wait for a runtime",
            "in the server's queue until a runtime was free",
            "#e0a100",
            "#f0c040"),
    RUN(
            Part.RUN,
            "runNanos",
            "handler",
            "handler",
            "in the handler's own code",
            "#0072b2",
            "#56b4e9"),
    UNEXPLAINED(
            Part.UNEXPLAINED,
            "unexplainedNanos",
            "unexpl.",
            "unexplained",
            "in the server, but neither in its queue nor in the handler",
            "#8c959f",
            "#6e7681"),
    RESPOND(
            Part.RESPOND,
            "respondNanos",
            "respond",
            "response",
            "from writing the response until the load generator had all of it",
            "#74c0ec",
            "#2f74c0"),
    PAUSE(
            Part.PAUSE,
            "pauseNanos",
            "pauses",
            "pauses",
            "nothing ran: garbage collections and other stops of the whole process",
            "#d55e00",
            "#f0743e");

    private final Part part;
    private final String key;
    private final String heading;
    private final String label;
    private final String explanation;
    private final String light;
    private final String dark;

    LatencyPart(
            Part part,
            String key,
            String heading,
            String label,
            String explanation,
            String light,
            String dark) {
        this.part = part;
        this.key = key;
        this.heading = heading;
        this.label = label;
        this.explanation = explanation;
        this.light = light;
        this.dark = dark;
    }

    public static LatencyPart of(Part part) {
        return switch (part) {
            case LAG -> LAG;
            case CONNECTION -> CONNECTION;
            case SEND -> SEND;
            case WAIT -> WAIT;
            case RUN -> RUN;
            case UNEXPLAINED -> UNEXPLAINED;
            case RESPOND -> RESPOND;
            case PAUSE -> PAUSE;
        };
    }

    /** {@return the nanoseconds of this part in {@code request}} */
    public long nanosOf(SlowRequest request) {
        return request.account().nanos(part);
    }

    /** {@return name of the field in the JSON report} */
    String key() {
        return key;
    }

    /** {@return heading of a narrow column} */
    String heading() {
        return heading;
    }

    /** {@return name in a legend or a sentence} */
    public String label() {
        return label;
    }

    /** {@return what the part is, to follow its name} */
    public String explanation() {
        return explanation;
    }

    /** {@return its colour, {@code #rrggbb}} */
    public String colour(boolean darkTheme) {
        return darkTheme ? dark : light;
    }
}
