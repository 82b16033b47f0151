package dev.zts.visualizers.timeline;

import dev.zts.telemetry.LatencySnapshot;

/** A route over the measured part of a run. */
public record RouteTotal(
        String route,
        long completed,
        long failed,
        LatencySnapshot latency,
        LatencySnapshot service) {}
