package dev.zts.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.app.plan.PlanModel.Timing;
import dev.zts.engine.IsolationPolicy;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.server.HostOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanModelTest {
    private static final LoadPlan BASE =
            LoadPlan.of(new LoadModel.Open(100), List.of(LoadRequest.get("/a")))
                    .withTimeout(Duration.ofSeconds(7));

    private final PlanModel plan = new PlanModel(HostOptions.defaults());

    @Test
    void untouchedFields_leaveHostAndPlanAsTheyWere() {
        plan.take(BASE);

        assertThat(plan.edit().apply(BASE)).isEqualTo(BASE);
        assertThat(plan.options()).isEqualTo(HostOptions.defaults());
    }

    @Test
    void fields_changeThePlanAndKeepItsMixAndTimeout() {
        plan.take(BASE);
        plan.rate().textProperty().set("2,000");
        plan.duration().textProperty().set("30s");
        plan.warmup().textProperty().set("500ms");
        plan.connections().textProperty().set("8");

        LoadPlan edited = plan.edit().apply(BASE);

        assertThat(edited)
                .isEqualTo(
                        BASE.withModel(new LoadModel.Open(2000))
                                .withDuration(Duration.ofSeconds(30))
                                .withWarmup(Duration.ofMillis(500))
                                .withConnections(8));
    }

    @Test
    void fixedConnections_makeAClosedModel() {
        plan.timingProperty().set(Timing.CLOSED);
        plan.connections().textProperty().set("32");

        assertThat(plan.edit().apply(BASE).model()).isEqualTo(new LoadModel.Closed(32));
    }

    @Test
    void engineFields_changeTheHost() {
        plan.isolationProperty().set(IsolationPolicy.FRESH);
        plan.poolSize().textProperty().set("7");
        plan.wallLimit().textProperty().set("250ms");
        plan.port().textProperty().set("8080");

        HostOptions options = plan.options();

        assertThat(options.engine().isolation()).isEqualTo(IsolationPolicy.FRESH);
        assertThat(options.pool().capacity()).isEqualTo(7);
        assertThat(options.pool().prewarm()).isEqualTo(7);
        assertThat(options.engine().wallLimit()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.server().address().getPort()).isEqualTo(8080);
    }

    @Test
    void unreadableField_isNamedAndTheLastGoodValueStands() {
        plan.rate().textProperty().set("2000");
        plan.rate().textProperty().set("fast");

        assertThat(plan.problem().get()).isEqualTo("Rate: Write requests per second as a number. ");
        assertThat(plan.rate().value()).isEqualTo(2000);
    }

    @Test
    void portOutOfRange_isRefused() {
        plan.port().textProperty().set("65536");

        assertThat(plan.problem().get()).isEqualTo("Port: Must be 0 to 65535. ");
    }

    @Test
    void durationBelowItsLeast_isRefused() {
        plan.duration().textProperty().set("99ms");

        assertThat(plan.problem().get()).isEqualTo("Duration: Must be at least 100ms. ");
    }
}
