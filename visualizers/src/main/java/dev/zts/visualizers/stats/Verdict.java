package dev.zts.visualizers.stats;

/** What a comparison of B with A comes to. */
public enum Verdict {
    FASTER("B is faster"),
    SLOWER("B is slower"),
    NO_DIFFERENCE("no difference"),
    /** The measurement does not allow a conclusion; its reason says why. */
    INVALID("invalid");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** {@return the verdict in words} */
    public String label() {
        return label;
    }
}
