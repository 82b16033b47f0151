package dev.zts.load;

/**
 * Keeps a number of connections busy: each sends its next request when the last one is answered.
 * There is no schedule to be late for, so the intended time is the actual one.
 */
final class ClosedPacing implements Pacing {
    private final EventLoopRun run;
    private final int connections;
    private final Mix mix;
    private final Backoff backoff = new Backoff();

    ClosedPacing(EventLoopRun run, LoadPlan plan, int connections) {
        this.run = run;
        this.connections = connections;
        this.mix = new Mix(plan.mix());
    }

    @Override
    public void start() {
        for (int i = 0; i < connections; i++) {
            run.connect();
        }
        run.at(run.endNanos(), run::endSchedule);
    }

    @Override
    public void free(Connection connection) {
        long now = System.nanoTime();
        if (!run.isSending() || now - run.endNanos() >= 0) {
            return;
        }
        if (connection.wasAnswered()) {
            backoff.succeeded();
        }
        Tally tally = run.tallyOf(now);
        tally.due.add();
        tally.lag(0);
        run.send(connection, mix.next(), now, now, now);
    }

    /** Opens another one: at once after an answer, with growing pauses while there is none. */
    @Override
    public void lost(Connection connection) {
        if (!run.isSending()) {
            return;
        }
        if (connection.wasAnswered()) {
            backoff.succeeded();
            run.connect();
        } else {
            connectLater();
        }
    }

    @Override
    public void connectFailed(String kind) {
        if (run.isSending()) {
            long now = System.nanoTime();
            run.tallyOf(now).due.add();
            run.unsendable(mix.next(), now, now, kind);
            connectLater();
        }
    }

    private void connectLater() {
        backoff.failed();
        run.at(System.nanoTime() + backoff.nanos(), this::connectNow);
    }

    private void connectNow() {
        if (run.isSending()) {
            run.connect();
        }
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public void scheduleEnded() {}

    @Override
    public void stop() {}

    @Override
    public void giveUp() {}
}
