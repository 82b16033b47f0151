package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.SmallHeap;
import dev.zts.telemetry.EngineEvent.CacheOutcome;
import dev.zts.vm.lower.Lowering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it fills the cache. */
@Timeout(60)
final class KilledWriterTest {

    private static final int ENOUGH = 20;

    @TempDir private Path temporary;

    /** The process: stores one script after the other until it is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            BytecodeCache cache = BytecodeCache.in(Path.of(arguments[0]));
            for (int i = 0; ; i++) {
                String source = source(i);
                cache.load("x.js", source, true, () -> Lowering.compile("x.js", source, true));
            }
        }
    }

    private static String source(int number) {
        return "export default [%s];"
                .formatted("(a) => [a.x%d, { b: a }, `${a}`],\n".formatted(number).repeat(40));
    }

    private Set<Path> stored() throws IOException {
        if (!Files.isDirectory(temporary.resolve("cache"))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
            return new HashSet<>(files.filter(file -> file.toString().endsWith(".ztsb")).toList());
        }
    }

    @Test
    void writerThatIsKilled_leavesWholeFilesOnly() throws Exception {
        Process writer =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                SmallHeap.classPath(),
                                Writer.class.getName(),
                                temporary.resolve("cache").toString())
                        .inheritIO()
                        .start();
        try {
            await().until(() -> stored().size() >= ENOUGH);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        int left = stored().size();

        BytecodeCache cache = BytecodeCache.in(temporary.resolve("cache"));
        for (int i = 0; i < left; i++) {
            String source = source(i);
            assertThat(cache.load("x.js", source, true, () -> TestCode.script(TestCode.halting())))
                    .extracting(BytecodeCache.Loaded::outcome)
                    .isEqualTo(CacheOutcome.HIT_DISK);
        }
        assertThat(cache.rejected()).isZero();
    }
}
