package dev.zts.engine;

/**
 * Which engine it is.
 *
 * @param name as on the command line: {@code graaljs}, {@code zts}
 * @param version of the engine
 * @param mode how it runs, for people: "interpreted", "GraalVM CE"
 * @param tierEvents whether it tells tier changes
 * @param tierNote why it does not, empty if it does
 */
public record EngineInfo(
        String name, String version, String mode, boolean tierEvents, String tierNote) {}
