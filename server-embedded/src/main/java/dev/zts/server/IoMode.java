package dev.zts.server;

/** How the server waits for its sockets. */
public enum IoMode {
    /** The best of those below that works here. */
    AUTO,
    EPOLL,
    KQUEUE,
    NIO,
    /** A thread per connection. */
    THREADS
}
