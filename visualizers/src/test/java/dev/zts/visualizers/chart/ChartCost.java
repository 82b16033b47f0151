package dev.zts.visualizers.chart;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Phase;
import dev.zts.visualizers.timeline.Frames;
import dev.zts.visualizers.timeline.Timeline;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * Measures what all charts cost the FX thread: frames of 2,000 requests a second come at 20 Hz into
 * a timeline that has five minutes already. Arguments: seconds to measure.
 */
public final class ChartCost {
    private ChartCost() {}

    public static void main(String[] args) throws InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        Timeline timeline = new Timeline();
        Frames frames = new Frames(1);
        Frames source = new Frames(2, "GET /", "GET /api/users/:id", "POST /api/users");
        List<Frame> kinds =
                IntStream.range(0, 200)
                        .mapToObj(i -> source.next(Phase.MEASURE, 100, 1 + i / 200.0))
                        .toList();
        for (int i = 0; i < 300 * 20; i++) {
            timeline.append(frames.again(kinds.get(i % kinds.size())));
        }
        Platform.startup(() -> show(timeline));
        ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
        int[] next = {0};
        sampler.scheduleAtFixedRate(
                () -> timeline.append(frames.again(kinds.get(next[0]++ % kinds.size()))),
                50,
                50,
                TimeUnit.MILLISECONDS);
        for (int i = 0; i < 3; i++) {
            System.out.println(share(seconds));
        }
        sampler.shutdown();
        Platform.exit();
    }

    private static void show(Timeline timeline) {
        List<RunChart> charts = ChartGallery.charts();
        GridPane grid = new GridPane(6, 6);
        for (int i = 0; i < 8; i++) {
            charts.get(i).node().setPrefSize(485, 210);
            grid.add(charts.get(i).node(), i % 2, i / 2);
        }
        Stage stage = new Stage();
        stage.setScene(new Scene(new VBox(charts.getLast().node(), grid), 980, 900));
        stage.show();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                charts.forEach(chart -> chart.show(timeline.view()));
            }
        }.start();
    }

    /** {@return the FX thread's share of a core over some seconds, in words} */
    private static String share(int seconds) throws InterruptedException {
        long before = fxNanos();
        long from = System.nanoTime();
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        double percent = 100.0 * (fxNanos() - before) / (System.nanoTime() - from);
        return String.format(Locale.ROOT, "FX thread: %.1f %% of a core", percent);
    }

    private static long fxNanos() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        long[] nanos = new long[1];
        Platform.runLater(() -> {
            nanos[0] =
                    ManagementFactory.getThreadMXBean()
                            .getThreadCpuTime(Thread.currentThread().threadId());
            read.countDown();
        });
        read.await();
        return nanos[0];
    }
}
