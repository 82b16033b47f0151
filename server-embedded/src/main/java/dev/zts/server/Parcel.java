package dev.zts.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response on the way from a worker to its connection. */
final class Parcel implements Sink {
    private @Nullable ByteBuf first;
    private final List<Object> rest = new ArrayList<>(0);
    private @Nullable Loan loan;

    @Override
    public ByteBuf room(int bytes) {
        ByteBuf buffer = rest.isEmpty() ? first : null;
        if (buffer == null) {
            buffer = ByteBufAllocator.DEFAULT.buffer(bytes);
            part(buffer);
        }
        return buffer;
    }

    @Override
    public void part(Object part) {
        if (first == null && part instanceof ByteBuf buffer) {
            first = buffer;
        } else {
            rest.add(part);
        }
    }

    @Override
    public void lend(Loan lent) {
        loan = lent;
    }

    void moveTo(Sink sink) {
        if (first != null) {
            sink.part(first);
        }
        rest.forEach(sink::part);
        if (loan != null) {
            sink.lend(loan);
        }
    }

    void drop() {
        if (first != null) {
            first.release();
        }
        rest.forEach(ReferenceCountUtil::release);
        if (loan != null) {
            loan.giveBack();
        }
    }
}
