package dev.zts.server;

import io.netty.buffer.ByteBuf;

/** Where the bytes of a response go, in order. */
interface Sink {

    /** {@return a buffer to append to, with about so much room} Valid until the next call. */
    ByteBuf room(int bytes);

    /** Adds a buffer or a part of a file, and releases it when it is sent or dropped. */
    void part(Object part);

    /** Adds bytes of an isolate that are not copied. */
    void lend(Loan loan);
}
