package dev.zts.vm;

import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.CompileStats;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.BytecodeCached;
import dev.zts.telemetry.EngineEvent.CacheOutcome;
import dev.zts.telemetry.EngineEvent.Notice;
import dev.zts.telemetry.EngineEvent.Severity;
import dev.zts.vm.bytecode.BytecodeCache;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.syntax.SyntaxProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The compiled modules of an engine, which all versions of its folder share: in memory, and on disk
 * for the next process. Thread-safe.
 */
final class UnitCache {

    /*
     * Who comes first for a script puts a future in its place, and reads or compiles it outside of
     * every lock. Who comes meanwhile for the same script waits for that future; nobody waits for
     * another script. If the first one fails for a reason of its own, such as memory, one of those
     * who waited is the next to try; a syntax error is everyone's, and is not kept.
     *
     * In memory a unit is found by path and text, as its path is part of it. On disk the key is
     * made of the text alone: no byte of the file depends on the path. Names need no mapping from
     * the numbers of one process to those of another: a file has them as text, and reading makes
     * them the strings that all units share.
     */

    static final long MAX_MEMORY_BYTES = 64L << 20;

    /** A unit, and what it took. */
    record Loaded(Unit unit, CompileStats stats) {}

    /** Makes a unit of a path and a text. */
    @FunctionalInterface
    interface Compiler {
        Lowering.Measured compile(String path, String source);
    }

    private record Key(String path, String source) {}

    /** A place in memory; it weighs nothing until the unit is there. */
    private static final class Entry {
        private final CompletableFuture<Unit> unit = new CompletableFuture<>();
        private long bytes;
    }

    private final BytecodeCache disk;
    private final Compiler compiler;
    private final long maxMemoryBytes;
    private final Consumer<EngineEvent> events;
    private final AtomicLong memoryHits = new AtomicLong();
    private final AtomicBoolean toldOfDisk = new AtomicBoolean();

    // Guarded by this: by last use, the oldest first.
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long memoryBytes;

    UnitCache(
            BytecodeCache disk,
            long maxMemoryBytes,
            Compiler compiler,
            Consumer<EngineEvent> events) {
        this.disk = disk;
        this.compiler = compiler;
        this.maxMemoryBytes = maxMemoryBytes;
        this.events = events;
    }

    /** {@return a cache that tells nobody what it does, and leaves nothing behind} */
    static UnitCache inMemory() {
        return in(null, _ -> {});
    }

    /**
     * {@return the cache of an engine} If the directory cannot be used, that is told once and
     * bytecode is kept in memory only.
     */
    static UnitCache in(@Nullable Path directory, Consumer<EngineEvent> events) {
        UnitCache cache =
                new UnitCache(
                        BytecodeCache.in(directory),
                        MAX_MEMORY_BYTES,
                        (path, source) -> Lowering.measured(path, source, true),
                        events);
        if (directory != null && !cache.disk.isOpen()) {
            cache.tellOfDisk("Bytecode is kept in memory only: " + directory + " cannot be used");
        }
        return cache;
    }

    /**
     * {@return a module}
     *
     * @throws SyntaxProblem if it is no program or not one for zts
     */
    Loaded load(String path, String source) {
        long begin = System.nanoTime();
        Key key = new Key(path, source);
        while (true) {
            Entry mine = new Entry();
            Entry known = claim(key, mine);
            if (known == null) {
                return make(key, mine, begin);
            }
            Unit unit = await(known);
            if (unit != null) {
                memoryHits.incrementAndGet();
                tell(CacheOutcome.HIT_MEMORY, unit, begin);
                return new Loaded(unit, hit(unit));
            }
        }
    }

    private synchronized @Nullable Entry claim(Key key, Entry mine) {
        Entry known = entries.get(key);
        if (known == null) {
            entries.put(key, mine);
        }
        return known;
    }

    /** {@return null if who made it failed for a reason of its own} */
    private static @Nullable Unit await(Entry known) {
        try {
            return known.unit.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SyntaxProblem problem) {
                throw problem;
            }
            return null;
        }
    }

    private Loaded make(Key key, Entry mine, long begin) {
        Loaded made;
        try {
            made = readOrCompile(key, begin);
        } catch (RuntimeException | Error e) {
            forget(key);
            mine.unit.completeExceptionally(e);
            throw e;
        }
        mine.unit.complete(made.unit());
        keep(mine, made.unit().memoryBytes());
        return made;
    }

    private Loaded readOrCompile(Key key, long begin) {
        Lowering.@Nullable Measured[] compiled = {null};
        BytecodeCache.Loaded loaded =
                disk.load(
                        key.path(),
                        key.source(),
                        true,
                        () -> {
                            var made = compiler.compile(key.path(), key.source());
                            compiled[0] = made;
                            return made.unit();
                        });
        Unit unit = loaded.unit();
        tell(loaded.outcome(), unit, begin);
        if (disk.refused() > 0) {
            tellOfDisk("Bytecode is not kept for the next start");
        }
        Lowering.Measured made = compiled[0];
        return new Loaded(unit, made == null ? hit(unit) : made.stats());
    }

    private synchronized void forget(Key key) {
        entries.remove(key);
    }

    /** Counts an entry whose unit is there now, and makes room for it. */
    private synchronized void keep(Entry entry, long bytes) {
        entry.bytes = bytes;
        memoryBytes += bytes;
        Iterator<Entry> oldest = entries.values().iterator();
        while (memoryBytes > maxMemoryBytes && oldest.hasNext()) {
            Entry next = oldest.next();
            if (next.bytes > 0) {
                memoryBytes -= next.bytes;
                oldest.remove();
            }
        }
    }

    private static CompileStats hit(Unit unit) {
        return CompileStats.ofHit(
                unit.source().getBytes(StandardCharsets.UTF_8).length,
                unit.bytecodeBytes(),
                unit.constants());
    }

    private void tell(CacheOutcome outcome, Unit unit, long begin) {
        long now = System.nanoTime();
        events.accept(
                new BytecodeCached(now, unit.path(), outcome, now - begin, unit.bytecodeBytes()));
    }

    private void tellOfDisk(String what) {
        if (toldOfDisk.compareAndSet(false, true)) {
            events.accept(
                    new Notice(
                            System.nanoTime(),
                            Severity.WARNING,
                            what + " (" + disk.problem() + ")"));
        }
    }

    /** {@return what was done so far} */
    BytecodeState state() {
        long bytes;
        synchronized (this) {
            bytes = memoryBytes;
        }
        return new BytecodeState(
                memoryHits.get(),
                disk.hits(),
                disk.misses(),
                disk.rejected(),
                disk.stored(),
                disk.refused(),
                bytes);
    }
}
