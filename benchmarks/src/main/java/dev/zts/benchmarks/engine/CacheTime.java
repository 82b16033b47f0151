package dev.zts.benchmarks.engine;

import dev.zts.telemetry.EngineEvent.CacheOutcome;
import dev.zts.vm.bytecode.BytecodeCache;
import dev.zts.vm.bytecode.BytecodeFile;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.lower.Lowering;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * What it takes in a warm process to have the bytecode of a script: parsed and lowered, or taken
 * from the file of the cache, with its key computed, read, decoded and verified. Best and median of
 * the rounds, which are taken in turn.
 *
 * <p>{@code CacheTime [ROUNDS]}
 *
 * <p>{@code CacheTime cold none|store|hit BYTES DIRECTORY} prints the processor time in
 * microseconds that one script takes as the first one of a process, with everything that has to be
 * loaded for it.
 */
public final class CacheTime {

    private static final int ROUNDS = 400;
    private static final List<Integer> SIZES = List.of(5_000, 200_000);

    private CacheTime() {}

    public static void main(String[] arguments) {
        if (arguments.length == 4 && arguments[0].equals("cold")) {
            cold(arguments[1], Integer.parseInt(arguments[2]), Path.of(arguments[3]));
            return;
        }
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        System.out.printf(
                "%9s %9s  %-16s %12s %12s%n", "source B", "file B", "way", "best us", "median us");
        for (int size : SIZES) {
            measure(GeneratedHandler.ofBytes(size), rounds);
        }
    }

    private static void cold(String way, int size, Path directory) {
        String source = GeneratedHandler.ofBytes(size);
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long begin = thread.getCurrentThreadCpuTime();
        BytecodeCache cache = BytecodeCache.in(way.equals("none") ? null : directory);
        CacheOutcome outcome =
                cache.load("x.js", source, true, () -> Lowering.compile("x.js", source, true))
                        .outcome();
        long nanos = thread.getCurrentThreadCpuTime() - begin;
        CacheOutcome expected =
                switch (way) {
                    case "none" -> CacheOutcome.MISS;
                    case "store" -> CacheOutcome.STORED;
                    case "hit" -> CacheOutcome.HIT_DISK;
                    default -> throw new IllegalArgumentException(way);
                };
        if (outcome != expected) {
            throw new IllegalStateException(way + " was " + outcome);
        }
        System.out.println(nanos / 1000);
    }

    private static void measure(String source, int rounds) {
        byte[] key = BytecodeFile.key(source, "build", "module");
        byte[] file = BytecodeFile.write(Lowering.compile("x.js", source, true), key);
        long[] compile = new long[rounds];
        long[] read = new long[rounds];
        long[] hash = new long[rounds];
        long[] write = new long[rounds];
        Unit unit = Lowering.compile("x.js", source, true);
        for (int i = 0; i < rounds; i++) {
            compile[i] = nanos(() -> Lowering.compile("x.js", source, true).functions().size());
            hash[i] = nanos(() -> BytecodeFile.key(source, "build", "module")[0]);
            read[i] = nanos(() -> BytecodeFile.read(file, key, "x.js", source).functions().size());
            write[i] = nanos(() -> BytecodeFile.write(unit, key).length);
        }
        print(source, file, "parse and lower", compile);
        print(source, file, "key", hash);
        print(source, file, "read and verify", read);
        print(source, file, "write", write);
    }

    private static long nanos(IntSupplier work) {
        long begin = System.nanoTime();
        int result = work.getAsInt();
        long nanos = System.nanoTime() - begin;
        if (result == Integer.MIN_VALUE) {
            throw new AssertionError("keeps the work from being left out");
        }
        return nanos;
    }

    private static void print(String source, byte[] file, String way, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%9d %9d  %-16s %12.1f %12.1f%n",
                source.length(),
                file.length,
                way,
                nanos[0] / 1e3,
                nanos[nanos.length / 2] / 1e3);
    }
}
