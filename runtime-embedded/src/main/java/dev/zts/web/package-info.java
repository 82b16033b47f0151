/**
 * The web API of handlers, in Java and without any engine: Headers, Response rules, URL,
 * URLSearchParams, text encoding. Engines bind it to their own objects. Errors that JavaScript must
 * see are {@link dev.zts.web.WebException}s that name the JavaScript error type.
 */
package dev.zts.web;
