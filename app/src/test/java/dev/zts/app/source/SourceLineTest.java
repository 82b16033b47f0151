package dev.zts.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.app.model.FakeSession;
import dev.zts.app.source.SourceModel.Script;
import dev.zts.telemetry.Tier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLineTest {
    private final FakeSession session = new FakeSession(Path.of("shop"));

    private List<SourceLine> lines(String file, int frames) {
        session.compile();
        session.feed(frames);
        var script =
                new Script(
                        session.files(),
                        file,
                        session.source(file).lines().toList(),
                        session.listings(file, true));
        return SourceLine.of(script, session.view().tiers());
    }

    @Test
    void lines_haveTheirShareOfAllSamplesAndOfTheHottestLine() {
        List<SourceLine> lines = lines("lib/price.js", 10);

        assertThat(lines).hasSize(8).extracting(SourceLine::number).startsWith(1, 2, 3);
        assertThat(lines.get(4).share()).isEqualTo(0.6);
        assertThat(lines.get(4).heat()).isEqualTo(1);
        assertThat(lines.get(3).share()).isEqualTo(0.1);
        assertThat(lines.get(2).heat()).isZero();
    }

    @Test
    void lines_haveTheTierOfTheFunctionAroundThem_asEventsToldIt() {
        List<SourceLine> lines = lines("lib/price.js", 10);

        assertThat(lines.get(0).tier()).isNull();
        assertThat(lines.get(1).tier()).isEqualTo(Tier.BASELINE);
        assertThat(lines.get(1).begins()).isTrue();
        assertThat(lines.get(4).tier()).isEqualTo(Tier.BASELINE);
        assertThat(lines.get(4).begins()).isFalse();
    }

    @Test
    void refusedLine_namesItsOpcode() {
        List<SourceLine> lines = lines("api/items.js", 10);

        assertThat(lines.get(6).refused()).isEqualTo("make_closure");
        assertThat(lines).extracting(SourceLine::refused).filteredOn(r -> !r.isEmpty()).hasSize(1);
    }
}
