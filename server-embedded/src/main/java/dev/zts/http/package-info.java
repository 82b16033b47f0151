/**
 * HTTP/1.1 on the wire: bytes into requests, responses into bytes. Knows no route, no handler and
 * no engine.
 */
package dev.zts.http;
