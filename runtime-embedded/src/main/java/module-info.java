/**
 * Telemetry, the engine API, the runtime pool and the engines. Only telemetry is open to everyone:
 * what draws a run must not be able to see what produced it.
 */
@org.jspecify.annotations.NullMarked
module dev.zts.runtime {
    requires java.logging;
    requires jdk.jfr;
    requires jdk.management;
    requires org.graalvm.polyglot;
    requires transitive HdrHistogram;
    requires transitive java.management;
    requires static transitive org.jspecify;

    exports dev.zts.telemetry;
    exports dev.zts.engine to
            dev.zts.server,
            dev.zts.app;
    exports dev.zts.graal to
            dev.zts.server,
            dev.zts.app;
    exports dev.zts.memory to
            dev.zts.server,
            dev.zts.app;
    exports dev.zts.pool to
            dev.zts.server,
            dev.zts.app;
    exports dev.zts.vm to
            dev.zts.server,
            dev.zts.app;
    exports dev.zts.web to
            dev.zts.server,
            dev.zts.app;
}
