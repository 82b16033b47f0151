package dev.zts.server;

import dev.zts.http.Reply;
import dev.zts.operations.AccessEntry;
import dev.zts.operations.AccessLog;
import dev.zts.operations.AddedFields;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.RequestLog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Responses on their way to the socket of one connection: small ones share a buffer, lent bytes are
 * fed to the socket part by part, and each is logged when the socket has it. In the connection's
 * turn only.
 */
final class Outbox implements Sink {
    /** Room of a buffer that is shared. */
    private static final int SHARED_BYTES = 2048;

    /** Body bytes up to this many are copied behind the head, to go out in one write. */
    private static final int JOINED_BYTES = 16 << 10;

    /** Bytes of responses that may gather before they go out. */
    private static final int MOST_UNFLUSHED_BYTES = 64 << 10;

    /** Lent bytes that the socket has at a time. */
    private static final int FED_BYTES = 64 << 10;

    private final Link link;
    private @Nullable ByteBuf shared;

    /** Bytes that left {@link #shared}, and those that did not go there. */
    private long passed;

    /** Answered requests that the access log does not have yet. */
    private List<AccessEntry> noted = List.of();

    /** Bytes that went to the link and were not flushed. */
    private long unflushed;

    private @Nullable UnloggedRows rows;
    private long ordinal;
    private long clientPort = -1;

    /** What is still to be fed, of {@link #loan} or copied from it. */
    private @Nullable ByteBuf feeding;

    private @Nullable Loan loan;

    Outbox(Link link) {
        this.link = link;
    }

    // ---- filling

    @Override
    public ByteBuf room(int bytes) {
        ByteBuf buffer = shared;
        if (buffer != null) {
            if (buffer.writableBytes() >= bytes) {
                return buffer;
            }
            pass();
        }
        buffer = link.allocator().buffer(Math.max(bytes, SHARED_BYTES));
        shared = buffer;
        return buffer;
    }

    /** Passes the shared buffer on. */
    private void pass() {
        ByteBuf buffer = shared;
        if (buffer == null) {
            return;
        }
        shared = null;
        if (buffer.isReadable()) {
            unflushed += buffer.readableBytes();
            passed += buffer.readableBytes();
            link.write(buffer);
        } else {
            buffer.release();
        }
    }

    @Override
    public void part(Object part) {
        pass();
        long bytes = part instanceof ByteBuf buffer ? buffer.readableBytes() : region(part);
        unflushed += bytes;
        passed += bytes;
        link.write(part);
    }

    private static long region(Object part) {
        return ((io.netty.channel.FileRegion) part).count();
    }

    @Override
    public void lend(Loan lent) {
        pass();
        loan = lent;
        passed += lent.bytes().length;
        feeding = Unpooled.wrappedBuffer(lent.bytes());
    }

    /** Adds a reply of the server's own. */
    void put(
            Reply reply,
            ResponseEncoder encoder,
            boolean head,
            boolean close,
            boolean http10,
            @Nullable AddedFields added) {
        boolean bodiless =
                head
                        || reply.status() == 204
                        || reply.status() == 304
                        || reply.content().length() == 0;
        encoder.head(room(SHARED_BYTES / 2), reply, close, http10, added);
        if (bodiless) {
            reply.content().release();
        } else {
            put(reply.content());
        }
    }

    private void put(Reply.Content content) {
        switch (content) {
            case Reply.Content.Bytes(byte[] bytes) -> {
                if (bytes.length <= JOINED_BYTES) {
                    room(bytes.length).writeBytes(bytes);
                } else {
                    part(Unpooled.wrappedBuffer(bytes));
                }
            }
            case Reply.Content.Buffer(var buffer) -> {
                ByteBuf head = shared;
                if (head != null && head.writableBytes() >= buffer.readableBytes()) {
                    // Cheaper for the system than two parts.
                    head.writeBytes(buffer);
                    buffer.release();
                } else {
                    part(buffer);
                }
            }
            case Reply.Content.File(var region) -> part(region);
            case Reply.Content.Parts(var parts) -> parts.forEach(this::put);
        }
    }

    /** A response is complete; its row is logged when it has left. */
    void endResponse(
            int status, long receivedNanos, long waitNanos, long runNanos, long allocatedBytes) {
        UnloggedRows pending = rows;
        if (pending == null) {
            pending = link.loop().takeRows();
            rows = pending;
        }
        pending.add(
                RequestLog.exchange((int) clientPort(), ordinal++),
                status,
                receivedNanos,
                waitNanos,
                runNanos,
                allocatedBytes);
    }

    /** {@return how many bytes were put in so far} */
    long bytes() {
        ByteBuf buffer = shared;
        return passed + (buffer == null ? 0 : buffer.readableBytes());
    }

    /** Notes an answered request for the access log, which gets it when the answer has left. */
    void note(AccessEntry entry) {
        if (noted.isEmpty()) {
            noted = new ArrayList<>();
        }
        noted.add(entry);
    }

    private void tell(Operations operations, long nanos, boolean complete) {
        AccessLog log = operations.accessLog();
        if (log == null || noted.isEmpty()) {
            return;
        }
        noted.forEach(entry -> log.add(entry.writtenAt(nanos, complete)));
        noted = List.of();
    }

    private long clientPort() {
        if (clientPort < 0) {
            InetSocketAddress client = link.remoteAddress();
            clientPort = client == null ? 0 : client.getPort();
        }
        return clientPort;
    }

    // ---- sending

    /** {@return whether there is something to flush} */
    boolean pending() {
        return shared != null || unflushed > 0 || feeding != null;
    }

    /** {@return whether it must be flushed before another response is added} */
    boolean full() {
        ByteBuf buffer = shared;
        long bytes = unflushed + (buffer == null ? 0 : buffer.readableBytes());
        return bytes >= MOST_UNFLUSHED_BYTES || feeding != null;
    }

    /** {@return whether bytes of an isolate are on their way} */
    boolean lends() {
        return loan != null;
    }

    /** Sends. {@return whether all has left; if not, it is to be called again when the link is} */
    boolean flush() {
        pass();
        while (true) {
            feed();
            link.loop().count(Counter.SERVER_BYTES_OUT, unflushed);
            unflushed = 0;
            if (!link.flush()) {
                return false;
            }
            if (feeding == null) {
                return true;
            }
        }
    }

    private void feed() {
        ByteBuf source = feeding;
        if (source == null) {
            return;
        }
        int count = Math.min(FED_BYTES, source.readableBytes());
        if (loan == null) {
            link.write(source.readRetainedSlice(count));
        } else {
            link.write(link.allocator().buffer(count).writeBytes(source, count));
        }
        unflushed += count;
        if (!source.isReadable()) {
            endFeeding();
        }
    }

    private void endFeeding() {
        ByteBuf source = feeding;
        feeding = null;
        if (source != null) {
            source.release();
        }
        endLoan();
    }

    private void endLoan() {
        Loan ended = loan;
        loan = null;
        if (ended != null) {
            ended.giveBack();
        }
    }

    /** Copies what is lent, so that a slow reader holds no runtime. */
    void keepLentBytes() {
        ByteBuf source = feeding;
        if (source == null || loan == null) {
            return;
        }
        feeding = Unpooled.copiedBuffer(source);
        source.release();
        endLoan();
    }

    /**
     * All has left, at a moment of {@link System#nanoTime}.
     *
     * @param operations get what was answered
     */
    void leftAt(long nanos, Operations operations) {
        tell(operations, nanos, true);
        UnloggedRows left = rows;
        if (left != null) {
            rows = null;
            link.loop().count(Counter.SERVER_RESPONSES, left.count());
            left.writtenAt(nanos, link.loop().log(), operations.requests());
            link.loop().giveBack(left);
        }
    }

    /** Lets go of everything: the client is gone. */
    void drop(Operations operations) {
        tell(operations, System.nanoTime(), false);
        ByteBuf buffer = shared;
        shared = null;
        if (buffer != null) {
            buffer.release();
        }
        rows = null;
        endFeeding();
    }
}
