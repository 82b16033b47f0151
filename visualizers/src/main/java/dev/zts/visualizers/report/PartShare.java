package dev.zts.visualizers.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much of the latency of some requests one part makes.
 *
 * @param nanos over all of the requests
 * @param share of their whole latency, 0 to 1
 */
public record PartShare(LatencyPart part, long nanos, double share) {

    /** {@return the parts that took any time at all, the largest first} */
    public static List<PartShare> ranked(List<SlowRequest> requests) {
        long whole = requests.stream().mapToLong(SlowRequest::latencyNanos).sum();
        return Arrays.stream(LatencyPart.values())
                .map(part -> of(part, requests, whole))
                .filter(share -> share.nanos() > 0)
                .sorted(Comparator.comparingLong(PartShare::nanos).reversed())
                .toList();
    }

    private static PartShare of(LatencyPart part, List<SlowRequest> requests, long whole) {
        long nanos = requests.stream().mapToLong(part::nanosOf).sum();
        return new PartShare(part, nanos, whole == 0 ? 0 : (double) nanos / whole);
    }

    /**
     * {@return what makes {@code requests} slow, in words: {@code handler 61.0 %, pauses 39.0 %}}
     */
    public static String inWords(List<SlowRequest> requests) {
        return ranked(requests).stream()
                .map(share -> share.part().label() + " " + Units.percent(share.share()))
                .collect(Collectors.joining(", "));
    }
}
