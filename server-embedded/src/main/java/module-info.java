/** The HTTP server, handler folders and the engine host; the load generator beside them. */
@org.jspecify.annotations.NullMarked
module dev.zts.server {
    requires transitive dev.zts.runtime;
    requires com.fasterxml.jackson.databind;
    requires directory.watcher;
    requires io.netty.buffer;
    requires io.netty.codec.http;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.kqueue;
    requires io.netty.transport;
    requires java.logging;
    requires static transitive org.jspecify;

    exports dev.zts.folder to
            dev.zts.app;
    exports dev.zts.load to
            dev.zts.app;
    exports dev.zts.operations to
            dev.zts.app;
    exports dev.zts.server to
            dev.zts.app;
}
