package dev.zts.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a runtime is worn and another one takes its place, off the request path.
 *
 * @param afterRequests leases that a runtime serves, 0 for any number
 * @param ttl longest life of a runtime, null for any; up to a tenth is taken off, so that those
 *     opened together are not replaced together
 * @param aboveBytes what its requests may allocate on it in all, as told by {@link Lease#charge}, 0
 *     for any amount. What it has kept of that cannot be told, but it is no more.
 */
public record RecyclePolicy(long afterRequests, @Nullable Duration ttl, long aboveBytes) {
    /** Runtimes live as long as the pool. */
    public static final RecyclePolicy NEVER = new RecyclePolicy(0, null, 0);

    public RecyclePolicy {
        if (afterRequests < 0) {
            throw new IllegalArgumentException(
                    "a runtime serves at least one request: " + afterRequests);
        }
        if (ttl != null && (ttl.isNegative() || ttl.isZero())) {
            throw new IllegalArgumentException("the life of a runtime must be positive: " + ttl);
        }
        if (aboveBytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + aboveBytes);
        }
    }

    public RecyclePolicy withAfterRequests(long requests) {
        return new RecyclePolicy(requests, ttl, aboveBytes);
    }

    public RecyclePolicy withTtl(@Nullable Duration life) {
        return new RecyclePolicy(afterRequests, life, aboveBytes);
    }

    public RecyclePolicy withAboveBytes(long bytes) {
        return new RecyclePolicy(afterRequests, ttl, bytes);
    }
}
