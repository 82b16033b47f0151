package dev.zts.telemetry;

import dev.zts.telemetry.Account.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins what the load generator and the server saw of the same requests, and accounts for their
 * time.
 */
public final class Ledger {
    /** Rows of each server's log that are searched for the other half of requests. */
    public static final int SEARCHED_ROWS = 200_000;

    private Ledger() {}

    /**
     * Accounts for requests as far as the logs of the server still have them, in the order given.
     *
     * @param requests finished ones, say the {@linkplain RequestLog#slowest slowest}
     * @param logs of the server; of each the last {@value #SEARCHED_ROWS} rows are searched
     * @param pauses when nothing ran, overlapping or not
     */
    public static List<Account> join(
            Collection<RequestLog.Request> requests, List<ServerLog> logs, List<Pause> pauses) {
        Map<Long, List<ServerLog.Served>> served = find(requests, logs);
        List<Pause> merged = Pause.merge(pauses);
        List<Account> accounts = new ArrayList<>();
        for (RequestLog.Request request : requests) {
            for (ServerLog.Served candidate : served.getOrDefault(request.exchange(), List.of())) {
                if (fits(request, candidate)) {
                    accounts.add(account(request, candidate, merged));
                    break;
                }
            }
        }
        return accounts;
    }

    private static Map<Long, List<ServerLog.Served>> find(
            Collection<RequestLog.Request> requests, List<ServerLog> logs) {
        Set<Long> wanted = new HashSet<>();
        requests.forEach(request -> wanted.add(request.exchange()));
        Map<Long, List<ServerLog.Served>> found = new HashMap<>();
        for (ServerLog log : logs) {
            log.read(
                    log.appended() - SEARCHED_ROWS,
                    served -> {
                        if (wanted.contains(served.exchange())) {
                            found.computeIfAbsent(served.exchange(), _ -> new ArrayList<>())
                                    .add(served);
                        }
                    });
        }
        return found;
    }

    /** A port that is used again gives the same names again, but not at the same time. */
    private static boolean fits(RequestLog.Request request, ServerLog.Served served) {
        return served.receivedNanos() >= request.intendedNanos()
                && served.receivedNanos() <= request.endNanos();
    }

    /** Accounts for one request; {@code pauses} are {@linkplain Pause#merge merged}. */
    static Account account(
            RequestLog.Request request, ServerLog.Served served, List<Pause> pauses) {
        Tally tally = new Tally(request.intendedNanos(), request.endNanos(), pauses);
        long leased = served.receivedNanos() + served.waitNanos();
        tally.until(request.readyNanos(), Part.LAG);
        tally.until(request.sentNanos(), Part.CONNECTION);
        tally.until(served.receivedNanos(), Part.SEND);
        tally.until(leased, Part.WAIT);
        tally.until(leased + served.runNanos(), Part.RUN);
        tally.until(served.writtenNanos(), Part.UNEXPLAINED);
        tally.until(request.endNanos(), Part.RESPOND);
        return new Account(request, served, tally.parts);
    }

    /** Cuts the time from a start to an end into parts; pauses are a part of their own. */
    private static final class Tally {
        private final Map<Part, Long> parts = new EnumMap<>(Part.class);
        private final long end;
        private final List<Pause> pauses;
        private long at;
        private int nextPause;

        Tally(long start, long end, List<Pause> pauses) {
            this.at = start;
            this.end = end;
            this.pauses = pauses;
            nextPause = firstEndingAfter(start);
        }

        private int firstEndingAfter(long nanos) {
            int low = 0;
            int high = pauses.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pauses.get(middle).endNanos() > nanos) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        /**
         * Gives the time up to a moment to {@code part}. A moment that has passed gives nothing,
         * one after the end no more than is left: both sides stamp a little late at times.
         */
        void until(long moment, Part part) {
            if (moment <= at) {
                return;
            }
            long to = Math.min(moment, end);
            long paused = pausedUntil(to);
            parts.merge(Part.PAUSE, paused, Long::sum);
            parts.merge(part, to - at - paused, Long::sum);
            at = to;
        }

        private long pausedUntil(long to) {
            long paused = 0;
            while (nextPause < pauses.size() && pauses.get(nextPause).startNanos() < to) {
                Pause pause = pauses.get(nextPause);
                paused += Math.min(pause.endNanos(), to) - Math.max(pause.startNanos(), at);
                if (pause.endNanos() > to) {
                    break;
                }
                nextPause++;
            }
            return paused;
        }
    }
}
