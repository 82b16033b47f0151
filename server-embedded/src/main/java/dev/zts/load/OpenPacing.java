package dev.zts.load;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Sends at a constant rate whatever the answers do. Each slot of the schedule is sent on a free
 * connection or waits with its intended time; connections are opened when something waits.
 */
final class OpenPacing implements Pacing {
    /** Slots handled in one go before the event loop may read answers. */
    private static final int BATCH = 4096;

    private final EventLoopRun run;
    private final double intervalNanos;
    private final int maxConnections;
    private final int maxOutstanding;
    private final Mix mix;
    private final SlotQueue queue = new SlotQueue();

    /** Last used first, so that few connections stay busy when few are needed. */
    private final Deque<Connection> idle = new ArrayDeque<>();

    private final Backoff backoff = new Backoff();
    private final Runnable tick = this::tick;
    private boolean backingOff;

    /** Whether a request of the measured part has come due. */
    private boolean measuring;

    private long slot;

    OpenPacing(EventLoopRun run, LoadPlan plan, double requestsPerSecond) {
        this.run = run;
        this.intervalNanos = 1e9 / requestsPerSecond;
        this.maxConnections = plan.connections();
        this.maxOutstanding = plan.maxOutstanding();
        this.mix = new Mix(plan.mix());
    }

    @Override
    public void start() {
        tick();
    }

    /** Intended time of the next slot, counted from the start so that no rounding adds up. */
    private long nextNanos() {
        return run.startNanos() + (long) (slot * intervalNanos);
    }

    private void tick() {
        if (!run.isSending()) {
            return;
        }
        long now = System.nanoTime();
        long until = Math.min(now + 1, run.endNanos());
        int handled = 0;
        long next = nextNanos();
        while (next - until < 0 && handled < BATCH) {
            due(next);
            slot++;
            handled++;
            next = nextNanos();
        }
        if (next - run.endNanos() < 0) {
            run.at(next, tick);
        } else {
            run.at(run.endNanos(), run::endSchedule);
        }
    }

    private void due(long intended) {
        Tally tally = run.tallyOf(intended);
        int route = mix.next();
        tally.due.add();
        if (!measuring && run.isMeasured(intended)) {
            measuring = true;
            giveUpWaiting();
        }
        if (run.inFlight() + queue.size() >= maxOutstanding) {
            tally.notSent();
            return;
        }
        Connection connection = firstOpen();
        long now = System.nanoTime();
        tally.lag(now - intended);
        if (connection != null) {
            run.send(connection, route, intended, now, now);
        } else {
            queue.add(route, intended, now);
            openWhatIsMissing();
        }
    }

    /** {@return an idle connection, or null} One that was just closed has its end still to tell. */
    private @Nullable Connection firstOpen() {
        Connection connection = idle.pollFirst();
        while (connection != null && !connection.isOpen()) {
            connection = idle.pollFirst();
        }
        return connection;
    }

    private void openWhatIsMissing() {
        while (!backingOff
                && run.connecting() < queue.size()
                && run.connecting() + run.connections() < maxConnections) {
            run.connect();
        }
    }

    @Override
    public void free(Connection connection) {
        backoff.succeeded();
        if (queue.isEmpty()) {
            idle.addFirst(connection);
            return;
        }
        int route = queue.route();
        long intended = queue.intendedNanos();
        long ready = queue.readyNanos();
        queue.remove();
        run.send(connection, route, intended, ready, System.nanoTime());
    }

    @Override
    public void lost(Connection connection) {
        idle.remove(connection);
        openWhatIsMissing();
    }

    /** Fails the request that waited longest, or all when there is no other connection. */
    @Override
    public void connectFailed(String kind) {
        if (run.connections() > 0) {
            failOldest(kind);
        } else {
            failAll(kind);
        }
        backoff.failed();
        if (!backingOff) {
            backingOff = true;
            run.at(System.nanoTime() + backoff.nanos(), this::endBackoff);
        }
    }

    private void endBackoff() {
        backingOff = false;
        openWhatIsMissing();
    }

    private void failAll(String kind) {
        while (!queue.isEmpty()) {
            failOldest(kind);
        }
    }

    private void failOldest(String kind) {
        if (!queue.isEmpty()) {
            int route = queue.route();
            long intended = queue.intendedNanos();
            long ready = queue.readyNanos();
            queue.remove();
            run.unsendable(route, intended, ready, kind);
        }
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    @Override
    public void scheduleEnded() {
        openWhatIsMissing();
    }

    @Override
    public void stop() {
        giveUpWaiting();
    }

    /**
     * What waits is not sent any more. At the end of the warm-up, too: what a cold server has not
     * come to by then must not stand in front of the measured part.
     */
    private void giveUpWaiting() {
        while (!queue.isEmpty()) {
            run.tallyOf(queue.intendedNanos()).notSent();
            queue.remove();
        }
    }

    @Override
    public void giveUp() {
        failAll(ErrorKind.TIMEOUT);
    }
}
