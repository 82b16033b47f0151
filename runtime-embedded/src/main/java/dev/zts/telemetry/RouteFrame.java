package dev.zts.telemetry;

/**
 * One route's share of a frame.
 *
 * @param route label, as in the load plan
 * @param completed responses received in the interval, failed ones included
 * @param failed responses of status 400 and above, and requests without any response
 * @param latency from the intended send time to the end of the response
 * @param service from the actual send time to the end of the response
 */
public record RouteFrame(
        String route,
        long completed,
        long failed,
        LatencySnapshot latency,
        LatencySnapshot service) {}
