package dev.zts.memory;

import dev.zts.telemetry.ArenaState;
import dev.zts.telemetry.ArenaState.Arena;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The arenas of a host: those of live isolates, and what is to be kept of the others. */
final class RequestArenas {
    // Guarded by this.
    private final List<RequestArena> live = new ArrayList<>();
    private long pastHigh;
    private long pastOverflowCount;
    private long pastOverflowBytes;

    /** Takes an arena in, unless it was. On the thread that has its isolate. */
    void register(RequestArena arena) {
        if (!arena.registered) {
            arena.registered = true;
            synchronized (this) {
                live.add(arena);
            }
        }
    }

    synchronized ArenaState state() {
        List<Arena> isolates = new ArrayList<>(live.size());
        for (Iterator<RequestArena> each = live.iterator(); each.hasNext(); ) {
            RequestArena arena = each.next();
            // Asked first: an isolate that ended has no more requests.
            boolean ended = arena.ended();
            Arena state = arena.state();
            if (ended) {
                keep(state);
                each.remove();
            } else {
                isolates.add(state);
            }
        }
        return new ArenaState(
                isolates.stream().mapToLong(Arena::usedBytes).sum(),
                isolates.stream().mapToLong(Arena::highBytes).reduce(pastHigh, Math::max),
                isolates.stream().mapToLong(Arena::overflowCount).sum() + pastOverflowCount,
                isolates.stream().mapToLong(Arena::overflowBytes).sum() + pastOverflowBytes,
                isolates);
    }

    private void keep(Arena ended) {
        pastHigh = Math.max(pastHigh, ended.highBytes());
        pastOverflowCount += ended.overflowCount();
        pastOverflowBytes += ended.overflowBytes();
    }
}
