package dev.zts.visualizers.report;

import dev.zts.telemetry.Account;

/**
 * A request and where its time went.
 *
 * @param route label, as in the load plan
 * @param account parts that add up to the latency
 */
public record SlowRequest(String route, Account account) {}
