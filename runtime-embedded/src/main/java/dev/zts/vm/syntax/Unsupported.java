package dev.zts.vm.syntax;

/** What zts refuses although it is, or may become, JavaScript. */
final class Unsupported {

    static final String BIG_INT = "zts has no BigInt: run it on GraalJS";
    static final String DECORATORS = "zts has no decorators";
    static final String USING = "zts has no using declarations";
    static final String IMPORT_PHASES = "zts has no import defer and import source";

    private Unsupported() {}
}
