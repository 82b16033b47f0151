package dev.zts.pool;

import dev.zts.engine.Isolate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Opens fake isolates, fails as often as told, and knows how many are open. */
final class FakeFactory implements Supplier<Isolate> {
    private final List<FakeIsolate> opened = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger failuresLeft = new AtomicInteger();

    void failNext(int times) {
        failuresLeft.set(times);
    }

    int attempts() {
        return attempts.get();
    }

    List<FakeIsolate> opened() {
        return opened;
    }

    long open() {
        return opened.stream().filter(isolate -> !isolate.closed()).count();
    }

    @Override
    public Isolate get() {
        int attempt = attempts.incrementAndGet();
        if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("no isolate today");
        }
        FakeIsolate isolate = new FakeIsolate(attempt);
        opened.add(isolate);
        return isolate;
    }
}
