/**
 * The HTTP server on Netty, static files, and the engine host: folder, engine, pool and server as
 * one thing that starts and stops, and that follows changes of the folder.
 */
package dev.zts.server;
