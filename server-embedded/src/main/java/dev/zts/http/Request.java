package dev.zts.http;

import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A complete request: places in the connection's buffer, which stays as it is until the last
 * reference is given back. Strings are made when they are asked for. One thread at a time asks,
 * while others may already write behind it or give back theirs. A decoder uses an object again when
 * nobody refers to it any more; until then to ask is an {@link IllegalStateException}.
 */
public final class Request {

    /** The value of {@link #references} when a decoder may use it again. */
    private static final int IDLE = -1;

    private static final VarHandle REFERENCES = references();

    private final RequestHead head = new RequestHead();
    private final RequestBody body = new RequestBody();
    private volatile int references = IDLE;
    private @Nullable ByteBuf buffer;
    private int start;

    // What the request before this one said is kept: clients repeat themselves.
    private @Nullable String target;
    private @Nullable String path;
    private @Nullable String query;
    private @Nullable String host;
    private String lastHost = "";

    Request() {}

    private static VarHandle references() {
        try {
            return MethodHandles.lookup().findVarHandle(Request.class, "references", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // ---- the decoder's side

    boolean idle() {
        return references == IDLE;
    }

    /** Begins the next request, with one reference. */
    void begin() {
        head.reset();
        REFERENCES.set(this, 1);
    }

    RequestHead head() {
        return head;
    }

    /** Takes hold of the head, which is complete. */
    void hold(ByteBuf in, byte[] bytes) {
        buffer = in.retain();
        start = in.readerIndex();
        if (!says(target, bytes, head.targetFrom(), head.targetTo()) || head.slashMissing()) {
            target = null;
            path = null;
            query = null;
        }
        if (host != null) {
            lastHost = host;
            host = null;
        }
    }

    private static boolean says(@Nullable String text, byte[] bytes, int from, int to) {
        if (text == null || text.length() != to - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != (bytes[from + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    RequestBody received() {
        return body;
    }

    // ---- references

    /** Adds a reference. */
    public Request retain() {
        int count;
        do {
            count = references;
            check(count);
        } while (!REFERENCES.compareAndSet(this, count, count + 1));
        return this;
    }

    /** Gives a reference back; the last one ends the request. Any thread. */
    public void release() {
        int count;
        do {
            count = references;
            check(count);
        } while (!REFERENCES.compareAndSet(this, count, count - 1));
        if (count == 1) {
            ByteBuf held = buffer;
            buffer = null;
            if (held != null) {
                held.release();
            }
            body.clear();
            REFERENCES.setRelease(this, IDLE);
        }
    }

    private static void check(int references) {
        if (references < 1) {
            throw new IllegalStateException("the request was released");
        }
    }

    // ---- what it says

    public String method() {
        check(references);
        return head.method();
    }

    public boolean isHead() {
        return method().equals("HEAD");
    }

    /** {@return whether the client speaks HTTP/1.0} */
    public boolean http10() {
        check(references);
        return head.http10();
    }

    /** {@return whether the client wants to go on} */
    public boolean keepAlive() {
        check(references);
        return head.keepAlive();
    }

    /** {@return the target as received, or its path and query if it came in absolute form} */
    public String target() {
        check(references);
        String known = target;
        if (known == null) {
            String text = text(head.targetFrom(), head.targetTo());
            known = head.slashMissing() ? "/" + text : text;
            target = known;
        }
        return known;
    }

    /** {@return the target's path, undecoded} */
    public String path() {
        check(references);
        String known = path;
        if (known == null) {
            String text = target();
            int question = text.indexOf('?');
            known = question < 0 ? text : text.substring(0, question);
            path = known;
        }
        return known;
    }

    /** {@return the target's query without the question mark, empty if there is none} */
    public String query() {
        check(references);
        String known = query;
        if (known == null) {
            String text = target();
            int question = text.indexOf('?');
            known = question < 0 ? "" : text.substring(question + 1);
            query = known;
        }
        return known;
    }

    /** {@return the authority of the target, or else of the Host field, empty if there is none} */
    public String host() {
        check(references);
        String known = host;
        if (known == null) {
            int length = head.hostTo() - head.hostFrom();
            byte[] bytes = Scratch.ofThread().copy(held(), start + head.hostFrom(), length);
            known = says(lastHost, bytes, 0, length) ? lastHost : latin1(bytes, 0, length);
            host = known;
        }
        return known;
    }

    /** {@return the header, made anew: the caller's own} */
    public Headers headers() {
        check(references);
        Headers headers = new Headers();
        int count = head.fieldCount();
        if (count > 0) {
            int from = head.nameFrom(0);
            int length = head.valueTo(count - 1) - from;
            byte[] bytes = Scratch.ofThread().copy(held(), start + from, length);
            for (int i = 0; i < count; i++) {
                FieldName known = head.known(i);
                headers.appendSound(
                        known != null
                                ? known.lowerCase()
                                : lowerCase(bytes, head.nameFrom(i) - from, head.nameTo(i) - from),
                        latin1(bytes, head.valueFrom(i) - from, head.valueTo(i) - from));
            }
        }
        return headers;
    }

    /** {@return all values of that name joined by ", ", or null} */
    public @Nullable String header(FieldName name) {
        check(references);
        String joined = null;
        for (int i = 0; i < head.fieldCount(); i++) {
            if (head.known(i) == name) {
                String value = text(head.valueFrom(i), head.valueTo(i));
                joined = joined == null ? value : joined + ", " + value;
            }
        }
        return joined;
    }

    /** {@return how many bytes the body has} */
    public int bodyLength() {
        check(references);
        return body.length();
    }

    /** {@return the body, empty if there is none; the same array each time, not to be changed} */
    public byte[] body() {
        check(references);
        return body.bytes();
    }

    private ByteBuf held() {
        ByteBuf held = buffer;
        if (held == null) {
            throw new IllegalStateException("the request was released");
        }
        return held;
    }

    private String text(int from, int to) {
        return from == to
                ? ""
                : held().toString(start + from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** {@return a token in lower case} */
    private static String lowerCase(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] |= 0x20;
            }
        }
        return latin1(bytes, from, to);
    }

    private static String latin1(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
