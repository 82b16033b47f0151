package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.SlowRequests;
import dev.zts.visualizers.tiers.TierRuns;
import dev.zts.visualizers.timeline.Frames;
import dev.zts.visualizers.timeline.Timeline;
import dev.zts.visualizers.timeline.TimelineView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Draws every chart of an invented run, light and dark, as PNG files into the folder given. */
public final class ChartGallery {
    private ChartGallery() {}

    /** {@return an invented run of 2 s warm-up and 40 s, with a shift of latency half way} */
    static TimelineView view() {
        Timeline timeline = new Timeline();
        Frames.run(42, 2, 40, 1).forEach(timeline::append);
        return timeline.view();
    }

    static List<RunChart> charts() {
        return List.of(
                new RequestRateChart(),
                new LatencyOverTimeChart(),
                new LatencyHistogramChart(),
                new LatencyHeatmap(),
                new NurseryChart(),
                new TierTable("GraalJS in this process is interpreted and tells no tiers."),
                new ErrorTable(),
                new EventTable(),
                new PercentileTiles());
    }

    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                Files.createDirectories(folder);
                Stage stage = new Stage();
                write(stage, false, folder.resolve("charts-light.png"));
                write(stage, true, folder.resolve("charts-dark.png"));
                writeSlowest(stage, false, folder.resolve("slowest-light.png"));
                writeSlowest(stage, true, folder.resolve("slowest-dark.png"));
                writeRiver(stage, false, folder.resolve("river-light.png"));
                writeRiver(stage, true, folder.resolve("river-dark.png"));
                writeTables(stage, folder.resolve("tables.png"));
                stage.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void write(Stage stage, boolean dark, Path file) throws IOException {
        TimelineView view = view();
        List<RunChart> charts = charts();
        GridPane grid = new GridPane(6, 6);
        for (int i = 0; i < 6; i++) {
            grid.add(sized(charts.get(i).node()), i % 2, i / 2);
        }
        PercentileTiles tiles = (PercentileTiles) charts.getLast();
        Pane root = new VBox(6, tiles.node(), grid);
        root.setStyle("-fx-background-color: " + (dark ? "#161b22" : "#f6f8fa"));
        stage.setScene(new Scene(root, 980, 880));
        stage.show();
        for (RunChart chart : charts) {
            chart.dark(dark);
            chart.show(view);
        }
        write(stage.getScene(), file);
    }

    private static void writeSlowest(Stage stage, boolean dark, Path file) throws IOException {
        SlowestTable slowest = new SlowestTable();
        slowest.dark(dark);
        slowest.show(SlowRequests.many(30, "GET /api/users/:id"));
        stage.setScene(new Scene(slowest.node(), 980, 560));
        slowest.table().getSelectionModel().select(2);
        write(stage.getScene(), file);
    }

    private static void writeRiver(Stage stage, boolean dark, Path file) throws IOException {
        Timeline timeline = new Timeline();
        TierRuns.run(40, 20).forEach(timeline::append);
        TierRiver river = new TierRiver();
        HotspotTable hotspots = new HotspotTable();
        VBox root = new VBox(6, river.node(), hotspots.node());
        river.node().setPrefHeight(420);
        stage.setScene(new Scene(root, 880, 640));
        river.dark(dark);
        river.show(timeline.view());
        hotspots.show(timeline.view());
        river.select(TierRuns.id(3));
        root.applyCss();
        root.layout();
        Node canvas = river.node().lookup("Canvas");
        Pointer.fire(MouseEvent.MOUSE_MOVED, canvas, river.xAt(9), river.yOf(TierRuns.id(8)));
        write(stage.getScene(), file);
    }

    private static void writeTables(Stage stage, Path file) throws IOException {
        GridPane grid = new GridPane(6, 6);
        List<RunChart> charts = charts();
        for (int i = 0; i < 6; i++) {
            grid.add(sized(charts.get(i).table()), i % 2, i / 2);
            charts.get(i).show(view());
        }
        stage.setScene(new Scene(grid, 980, 820));
        write(stage.getScene(), file);
    }

    private static void write(Scene scene, Path file) throws IOException {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().lookupAll("ChartCanvas").forEach(ChartGallery::point);
        ImageIO.write(
                SwingFXUtils.fromFXImage(scene.getRoot().snapshot(null, null), null),
                "png",
                file.toFile());
    }

    /** Moves the pointer to the middle of a chart, which shows its figures there. */
    private static void point(Node canvas) {
        double x = canvas.getLayoutBounds().getCenterX();
        Pointer.fire(MouseEvent.MOUSE_MOVED, canvas, x, canvas.getLayoutBounds().getCenterY());
    }

    private static Node sized(Node node) {
        StackPane pane = new StackPane(node);
        pane.setPrefSize(485, 265);
        return pane;
    }
}
