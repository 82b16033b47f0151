package dev.zts.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.app.model.Activity;
import dev.zts.app.model.Background;
import dev.zts.app.model.FakeSession;
import dev.zts.app.model.RunModel;
import dev.zts.app.source.SourceModel.Script;
import dev.zts.server.HostOptions;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.tiers.FunctionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceModelTest {
    private static final String ITEMS = "api/items.js";
    private static final String PRICE = "lib/price.js";

    private final FakeSession session = new FakeSession(Path.of("shop"));
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final Background background = Background.create(fx::add);
    private final RunModel run = new RunModel((_, _) -> session, background);
    private final SourceModel source = new SourceModel(run, background);

    @BeforeEach
    void open() {
        session.compile();
        run.open(Path.of("shop"), HostOptions.defaults());
        until(() -> run.host() != null);
        run.run(UnaryOperator.identity(), HostOptions.defaults());
        until(() -> run.activity() == Activity.MEASURING);
    }

    @AfterEach
    void end() {
        background.close();
    }

    private void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    Runnable next = fx.poll();
                    if (next != null) {
                        next.run();
                    }
                    return condition.call();
                });
    }

    private void untilListed(String file) {
        until(() -> source.script().file().equals(file) && !source.script().functions().isEmpty());
    }

    @Test
    void nobodyLooks_nothingIsListed() {
        session.feed(10);
        run.pulse();

        assertThat(session.listed()).isZero();
        assertThat(source.script()).isEqualTo(Script.NONE);
    }

    @Test
    void firstLook_showsTheScriptOfTheHottestFunction() {
        session.feed(10);
        run.pulse();

        source.refresh();
        untilListed(PRICE);

        assertThat(source.script().files()).containsExactly(ITEMS, PRICE);
        assertThat(source.script().lines()).element(1).asString().contains("price(item, rate)");
    }

    @Test
    void firstLookBeforeAnyRun_showsTheFirstScript() {
        source.refresh();

        untilListed(ITEMS);
    }

    @Test
    void pickedFunction_hasItsLineAndListing() {
        source.pick(new FunctionId("price", PRICE, 2));
        untilListed(PRICE);

        assertThat(source.lineProperty().get()).isEqualTo(2);
        assertThat(source.listing()).map(FunctionListing::codeBytes).contains(455);
    }

    @Test
    void answerAboutAScriptThatIsLeft_isDropped() {
        source.show(ITEMS);
        source.show(PRICE);

        untilListed(PRICE);

        assertThat(source.script().functions())
                .extracting(FunctionListing::file)
                .containsOnly(PRICE);
    }

    @Test
    void sameTiers_areNotListedAgain() {
        source.show(PRICE);
        untilListed(PRICE);
        int listed = session.listed();

        source.refresh();
        source.show(PRICE, 5);
        source.refresh();

        assertThat(session.listed()).isEqualTo(listed);
    }

    @Test
    void changedTiers_areListedAgain() {
        source.show(PRICE);
        untilListed(PRICE);
        int listed = session.listed();

        session.feed(10);
        run.pulse();

        until(() -> {
            source.refresh();
            return session.listed() > listed;
        });
    }

    @Test
    void closedFolder_hasNoSource() {
        source.show(PRICE);
        untilListed(PRICE);

        run.close();

        assertThat(source.script()).isEqualTo(Script.NONE);
        assertThat(source.file()).isEmpty();
    }

    @Test
    void functionAt_isTheInnermost() {
        var script =
                new Script(
                        List.of("a.js"),
                        "a.js",
                        List.of(),
                        List.of(function("outer", 1, 20), function("inner", 5, 9)));

        assertThat(script.functionAt(7)).map(FunctionListing::function).contains("inner");
        assertThat(script.functionAt(10)).map(FunctionListing::function).contains("outer");
        assertThat(script.functionAt(21)).isEmpty();
    }

    private static FunctionListing function(String name, int line, int endLine) {
        return new FunctionListing(
                name, "a.js", line, endLine, Tier.INTERPRETED, List.of(), "", 0, 0, 0, 0, "");
    }
}
