package dev.zts.visualizers.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.ArenaState;
import dev.zts.telemetry.GcAsking;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.MemoryState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryWordsTest {
    private static final GcStats STATS =
            new GcStats(
                    12, 30_000_000, 1, 50_000_000, 4_000_000, 1_000_000, 90_000_000, 80_000_000);
    private static final ArenaState ARENAS = new ArenaState(5, 2_000, 0, 0, List.of());

    private static List<String> words(GcAsking asking) {
        return MemoryWords.of(new MemoryState(STATS, asking, ARENAS));
    }

    @Test
    void unknownMemory_hasNoWords() {
        assertThat(MemoryWords.of(MemoryState.NONE)).isEmpty();
    }

    @Test
    void hostThatAsksForNothing_tellsCollectionsAndRequests() {
        assertThat(words(new GcAsking(false, "no", 10, 10, 0, Map.of())))
                .containsExactly(
                        "since the start: 12 minor in 30.0 ms, 1 major in 50.0 ms; 4.00 MB copied,"
                                + " 1.00 MB of it promoted; heap at most 90.0 MB",
                        "largest request 2.00 KB; none over its budget");
    }

    @Test
    void hostThatAsks_tellsFromWhereOnAndWhatBecameOfIt() {
        assertThat(words(new GcAsking(true, "", 10_000, 5_000, 9, Map.of())))
                .contains("between requests from 5.00 KB on: none wanted yet");
        assertThat(
                        words(
                                new GcAsking(
                                        true,
                                        "",
                                        10_000,
                                        5_000,
                                        9,
                                        Map.of(GcOutcome.ASKED, 2L, GcOutcome.BUSY, 3L))))
                .contains("between requests from 5.00 KB on: asked 2, busy 3");
    }

    @Test
    void hostThatCannotAsk_saysWhy() {
        assertThat(words(new GcAsking(true, "the collector is not G1", 1, 1, 0, Map.of())))
                .contains("none is asked for between requests: the collector is not G1");
    }
}
