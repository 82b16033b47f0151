/** GraalJS behind the engine API: one shared engine, a context per isolate, sandboxed. */
package dev.zts.graal;
