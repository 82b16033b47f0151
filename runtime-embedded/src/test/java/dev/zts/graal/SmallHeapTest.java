package dev.zts.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.SmallHeap;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** GraalJS in a small heap. */
final class SmallHeapTest {

    @Test
    void growth_failsTheRequest_andTheProcessGoesOn() throws IOException, InterruptedException {
        assertThat(SmallHeap.results(Grower.class))
                .containsExactly(
                        "result MEMORY", "result MEMORY", "result RangeError", "result ok");
    }

    /** What runs in the other JVM. */
    static final class Grower {
        private Grower() {}

        public static void main(String[] arguments) {
            try (var engine =
                    GraalEngine.create(
                            SmallHeap.options(), new Telemetry(), new ConsoleLog(1024))) {
                SmallHeap.grow(engine);
            }
        }
    }
}
