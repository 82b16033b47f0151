/**
 * The load generator: open model (constant rate, latency from the intended send time) and closed
 * model (a number of connections). Talks HTTP over sockets and nothing else; knows no server.
 */
package dev.zts.load;
