package dev.zts.telemetry;

/**
 * What reading a log came to.
 *
 * @param nextRow where to go on reading
 * @param lost rows that were overwritten before they could be read
 */
public record LogRead(long nextRow, long lost) {}
