package dev.zts.visualizers.report;

import dev.zts.telemetry.Account;

/**
 * A request and where its time went.
 *
 * @param route label, as in the load plan
 * @param account parts that add up to the latency
 */
public record SlowRequest(String route, Account account) {

    public long latencyNanos() {
        return account.request().latencyNanos();
    }

    /** {@return status of the answer, 0 if there was none} */
    public int status() {
        return account.request().status();
    }

    /** {@return the status as people read it} */
    public String statusText() {
        return status() == 0 ? "none" : Integer.toString(status());
    }

    /** {@return the part that took longest} */
    public LatencyPart longest() {
        return LatencyPart.of(account.longest());
    }
}
