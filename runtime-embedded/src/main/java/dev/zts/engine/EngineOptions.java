package dev.zts.engine;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits and settings of an engine.
 *
 * @param isolation what requests share
 * @param wallLimit longest run of a handler, promises included; then {@link FailureKind#TIMEOUT}
 * @param loadLimit longest run of a script's top level
 * @param allocationLimitBytes most bytes one request may allocate; then {@link FailureKind#MEMORY}
 * @param callDepth deepest JavaScript call stack; then a RangeError
 * @param stacks whether failures carry JavaScript stacks to clients
 * @param jit when an engine with tiers of its own compiles, and what
 * @param bytecodeCache directory in which an engine keeps bytecode for the next process, made if it
 *     is missing; null: bytecode is kept in memory only
 */
public record EngineOptions(
        IsolationPolicy isolation,
        Duration wallLimit,
        Duration loadLimit,
        long allocationLimitBytes,
        int callDepth,
        boolean stacks,
        JitOptions jit,
        @Nullable Path bytecodeCache) {

    public EngineOptions {
        if (wallLimit.isNegative() || wallLimit.isZero()) {
            throw new IllegalArgumentException("wallLimit must be positive: " + wallLimit);
        }
        if (loadLimit.isNegative() || loadLimit.isZero()) {
            throw new IllegalArgumentException("loadLimit must be positive: " + loadLimit);
        }
        if (allocationLimitBytes <= 0) {
            throw new IllegalArgumentException(
                    "allocationLimitBytes must be positive: " + allocationLimitBytes);
        }
        if (callDepth <= 0) {
            throw new IllegalArgumentException("callDepth must be positive: " + callDepth);
        }
    }

    public static EngineOptions defaults() {
        return new EngineOptions(
                IsolationPolicy.REUSE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                256L << 20,
                8192,
                false,
                JitOptions.defaults(),
                null);
    }

    public EngineOptions withIsolation(IsolationPolicy policy) {
        return new EngineOptions(
                policy,
                wallLimit,
                loadLimit,
                allocationLimitBytes,
                callDepth,
                stacks,
                jit,
                bytecodeCache);
    }

    public EngineOptions withWallLimit(Duration limit) {
        return new EngineOptions(
                isolation,
                limit,
                loadLimit,
                allocationLimitBytes,
                callDepth,
                stacks,
                jit,
                bytecodeCache);
    }

    public EngineOptions withLoadLimit(Duration limit) {
        return new EngineOptions(
                isolation,
                wallLimit,
                limit,
                allocationLimitBytes,
                callDepth,
                stacks,
                jit,
                bytecodeCache);
    }

    public EngineOptions withAllocationLimitBytes(long bytes) {
        return new EngineOptions(
                isolation, wallLimit, loadLimit, bytes, callDepth, stacks, jit, bytecodeCache);
    }

    public EngineOptions withStacks(boolean shown) {
        return new EngineOptions(
                isolation,
                wallLimit,
                loadLimit,
                allocationLimitBytes,
                callDepth,
                shown,
                jit,
                bytecodeCache);
    }

    public EngineOptions withJit(JitOptions wanted) {
        return new EngineOptions(
                isolation,
                wallLimit,
                loadLimit,
                allocationLimitBytes,
                callDepth,
                stacks,
                wanted,
                bytecodeCache);
    }

    public EngineOptions withBytecodeCache(@Nullable Path directory) {
        return new EngineOptions(
                isolation,
                wallLimit,
                loadLimit,
                allocationLimitBytes,
                callDepth,
                stacks,
                jit,
                directory);
    }
}
