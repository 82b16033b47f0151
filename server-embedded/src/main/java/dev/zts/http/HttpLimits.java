package dev.zts.http;

/**
 * How large a request's head may be.
 *
 * @param maxRequestLineBytes then 414
 * @param maxHeaderBytes then 431
 * @param maxHeaderFields then 431
 */
public record HttpLimits(int maxRequestLineBytes, int maxHeaderBytes, int maxHeaderFields) {}
