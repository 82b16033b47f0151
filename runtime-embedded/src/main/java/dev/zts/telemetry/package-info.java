/**
 * What a run tells about itself: meters and logs with one writer each, events, and the frames that
 * a sampler makes of them twenty times a second. Imports nothing of ours. All times are {@link
 * System#nanoTime}.
 */
package dev.zts.telemetry;
