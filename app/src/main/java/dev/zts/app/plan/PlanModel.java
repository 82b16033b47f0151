package dev.zts.app.plan;

import dev.zts.engine.IsolationPolicy;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.pool.PoolOptions;
import dev.zts.server.HostOptions;
import dev.zts.server.ServerOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What a run is configured with: the load plan of the folder and the host's options, both with the
 * fields that the window edits.
 */
public final class PlanModel {
    /** The engines that can be chosen. */
    public static final List<String> ENGINES = List.of("zts", "graaljs");

    /** How requests are timed. */
    public enum Timing {
        OPEN("open"),
        CLOSED("closed");

        private final String label;

        Timing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final HostOptions base;

    private final ObjectProperty<Timing> timing = new SimpleObjectProperty<>(Timing.OPEN);
    private final Entry<Double> rate = Entry.ofRate(100);
    private final Entry<Integer> connections = Entry.ofInt(64, 1, 60_000);
    private final Entry<Duration> duration =
            Entry.ofDuration(Duration.ofSeconds(10), Duration.ofMillis(100));
    private final Entry<Duration> warmup = Entry.ofDuration(Duration.ofSeconds(2), Duration.ZERO);

    private final StringProperty engine;
    private final ObjectProperty<IsolationPolicy> isolation;
    private final Entry<Integer> poolSize;
    private final Entry<Duration> wallLimit;
    private final Entry<Integer> port;
    private final StringExpression problem;

    public PlanModel(HostOptions base) {
        this.base = base;
        engine = new SimpleStringProperty(base.engineName());
        isolation = new SimpleObjectProperty<>(base.engine().isolation());
        poolSize = Entry.ofInt(base.pool().capacity(), 1, 1_024);
        wallLimit = Entry.ofDuration(base.engine().wallLimit(), Duration.ofMillis(10));
        port = Entry.ofInt(base.server().address().getPort(), 0, 65_535);
        problem = firstProblem();
    }

    public ObjectProperty<Timing> timingProperty() {
        return timing;
    }

    public Entry<Double> rate() {
        return rate;
    }

    /** {@return connections of the closed model, most connections of the open one} */
    public Entry<Integer> connections() {
        return connections;
    }

    /** {@return length of the measured part} */
    public Entry<Duration> duration() {
        return duration;
    }

    public Entry<Duration> warmup() {
        return warmup;
    }

    public StringProperty engineProperty() {
        return engine;
    }

    public ObjectProperty<IsolationPolicy> isolationProperty() {
        return isolation;
    }

    public Entry<Integer> poolSize() {
        return poolSize;
    }

    public Entry<Duration> wallLimit() {
        return wallLimit;
    }

    /** {@return the server's port; 0 takes a free one} */
    public Entry<Integer> port() {
        return port;
    }

    /** {@return the first field that cannot be read and why, empty if a run can start} */
    public StringExpression problem() {
        return problem;
    }

    /** Shows the figures of {@code plan} in the fields. */
    public void take(LoadPlan plan) {
        switch (plan.model()) {
            case LoadModel.Open(double perSecond) -> {
                timing.set(Timing.OPEN);
                rate.set(perSecond);
                connections.set(plan.connections());
            }
            case LoadModel.Closed(int count) -> {
                timing.set(Timing.CLOSED);
                connections.set(count);
            }
        }
        duration.set(plan.duration());
        warmup.set(plan.warmup());
    }

    /** {@return what gives a plan the figures of the fields as they are now} Any thread. */
    public UnaryOperator<LoadPlan> edit() {
        int count = connections.value();
        Duration measured = duration.value();
        Duration before = warmup.value();
        LoadModel model =
                switch (timing.get()) {
                    case OPEN -> new LoadModel.Open(rate.value());
                    case CLOSED -> new LoadModel.Closed(count);
                };
        return plan ->
                plan.withModel(model)
                        .withConnections(count)
                        .withDuration(measured)
                        .withWarmup(before);
    }

    /** {@return the host's options with the figures of the fields} */
    public HostOptions options() {
        PoolOptions pool = base.pool();
        int size = poolSize.value();
        boolean unchanged = size == pool.capacity();
        return base.withEngineName(engine.get())
                .withEngine(
                        base.engine()
                                .withIsolation(isolation.get())
                                .withWallLimit(wallLimit.value()))
                .withPool(unchanged ? pool : pool.withCapacity(size).withPrewarm(size))
                .withServer(withPort(base.server(), port.value()));
    }

    private static ServerOptions withPort(ServerOptions server, int port) {
        return server.withAddress(new InetSocketAddress(server.address().getAddress(), port));
    }

    private StringExpression firstProblem() {
        return Bindings.concat(
                labelled("Rate", rate),
                labelled("Connections", connections),
                labelled("Duration", duration),
                labelled("Warm-up", warmup),
                labelled("Pool size", poolSize),
                labelled("Wall limit", wallLimit),
                labelled("Port", port));
    }

    private static StringExpression labelled(String label, Entry<?> entry) {
        return Bindings.createStringBinding(
                () -> {
                    String wrong = entry.problemProperty().get();
                    return wrong.isEmpty() ? "" : label + ": " + wrong + ". ";
                },
                entry.problemProperty());
    }
}
