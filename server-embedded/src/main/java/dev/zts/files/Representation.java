package dev.zts.files;

import dev.zts.files.FileTree.Stamp;
import dev.zts.http.HttpDate;
import dev.zts.http.PreparedHead;
import dev.zts.http.Reply;
import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A file in one content coding, ready to be sent. Thread-safe; ends with its entry. */
final class Representation {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So that not too many files are open: 1,024 at most in a cache of 64 MiB. */
    private static final long OPEN_FILE_WEIGHT = 64 << 10;

    /** Either the content, or the open file that holds it. */
    private final ReferenceCounted source;

    private final long size;
    private final String type;
    private final Coding coding;
    private final String tag;
    private final Instant modified;
    private final Headers validators;
    private final PreparedHead whole;
    private final PreparedHead unchanged;

    private Representation(
            ReferenceCounted source, Stamp stamp, Coding coding, String type, boolean varies) {
        this.source = source;
        this.size = stamp.size();
        this.type = type;
        this.tag = tag(stamp, coding);
        this.coding = coding;
        this.modified = Instant.ofEpochSecond(Math.floorDiv(stamp.modifiedNanos(), SECOND_NANOS));
        this.validators = validators(varies);
        this.whole = PreparedHead.of(200, fields(type, size));
        this.unchanged = PreparedHead.of(304, validators);
    }

    /**
     * Opens a file, or reads it if it is small.
     *
     * @param varies whether there are other codings
     * @throws IOException if it is not what was looked at any more
     */
    static Representation load(
            FileTree tree, Stamp stamp, Coding coding, String type, boolean varies, int maxHeld)
            throws IOException {
        OpenFile file = tree.open(stamp);
        ReferenceCounted source = file;
        try {
            if (stamp.size() <= maxHeld) {
                source = content(file, (int) stamp.size());
                file.release();
            }
        } catch (IOException | RuntimeException | Error e) {
            file.release();
            throw e;
        }
        return new Representation(source, stamp, coding, type, varies);
    }

    private static ByteBuf content(OpenFile file, int size) throws IOException {
        ByteBuf content = Unpooled.directBuffer(size, size);
        try {
            ByteBuffer target = content.internalNioBuffer(0, size).slice();
            if (!file.fill(target)) {
                throw new IOException("the file changed while it was read");
            }
            return content.writerIndex(size);
        } catch (IOException | RuntimeException e) {
            content.release();
            throw e;
        }
    }

    /** RFC 9110, 8.8.3: strong, as it differs whenever the bytes may differ. */
    private static String tag(Stamp stamp, Coding coding) {
        String ending = coding == Coding.IDENTITY ? "" : '-' + coding.token();
        return '"'
                + Long.toHexString(stamp.modifiedNanos())
                + '-'
                + Long.toHexString(stamp.size())
                + ending
                + '"';
    }

    private Headers validators(boolean varies) {
        Headers fields = new Headers();
        fields.append("etag", tag);
        fields.append("cache-control", "no-cache");
        if (varies) {
            fields.append("vary", "accept-encoding");
        }
        return fields;
    }

    /** {@return the header of a response with content} */
    Headers fields(String contentType, long length) {
        Headers fields = new Headers();
        fields.append("content-type", contentType);
        fields.append("content-length", Long.toString(length));
        if (coding != Coding.IDENTITY) {
            fields.append("content-encoding", coding.token());
        }
        fields.append("last-modified", HttpDate.format(modified));
        fields.append("accept-ranges", "bytes");
        fields.append("x-content-type-options", "nosniff");
        fields.addAll(validators);
        return fields;
    }

    long size() {
        return size;
    }

    String type() {
        return type;
    }

    String tag() {
        return tag;
    }

    /** {@return the time of the last change in whole seconds} */
    Instant modified() {
        return modified;
    }

    /** {@return the fields that also go with an answer without content} */
    Headers validators() {
        return validators.copy();
    }

    /** {@return how many bytes it counts for in the cache} */
    long weight() {
        return source instanceof ByteBuf ? size : OPEN_FILE_WEIGHT;
    }

    /** {@return a reply with the whole} */
    Reply whole(boolean head) {
        return Reply.prepared(whole, head ? Reply.EMPTY : content(0, size));
    }

    /** {@return a reply that says that the client has it already} */
    Reply unchanged() {
        return Reply.prepared(unchanged, Reply.EMPTY);
    }

    /** {@return a part of it, with a reference of its own} */
    Reply.Content content(long from, long length) {
        return switch (source) {
            case ByteBuf held when length == size ->
                    new Reply.Content.Buffer(held.retainedDuplicate());
            case ByteBuf held ->
                    new Reply.Content.Buffer(held.retainedSlice((int) from, (int) length));
            case OpenFile file -> new Reply.Content.File(file.region(from, length));
            default -> throw new AssertionError(source);
        };
    }

    void release() {
        source.release();
    }
}
