package dev.zts.vm;

/** Which build of the engine this is. */
final class Build {

    static final String VERSION = "0.1.0";

    private Build() {}
}
