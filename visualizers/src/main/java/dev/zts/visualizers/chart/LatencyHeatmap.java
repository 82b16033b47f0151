package dev.zts.visualizers.chart;

import dev.zts.telemetry.Phase;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Latency over time as colours: a column for each second, a row for each bin of latency, the colour
 * says how many answers a second fell there. The pointer reads a cell.
 */
public final class LatencyHeatmap implements RunChart {
    /*
     * JFreeChart's block renderer draws some sixty thousand rectangles five times a second. This
     * draws pixels, one image a time, in 1 ms.
     */
    private static final Duration GAP = Duration.millis(190);
    private static final double LEFT = 62;
    private static final double RIGHT = 14;
    private static final double TOP = 26;
    private static final double BOTTOM = 38;
    private static final double[] TIME_STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600};
    private static final double LABEL_SPACING = 56;

    /** A row of the table: answers of one slice in one bin. */
    record Cell(Slice slice, int bin, long count) {}

    private final Canvas canvas = new Canvas();
    private final ChartPane pane = new ChartPane(canvas);
    private final HeatGrid grid = new HeatGrid();
    private final Refresher refresher = new Refresher(pane, GAP, Shown::slices, this::redraw);
    private final Font font = Font.font(11);
    private ChartTheme theme = ChartTheme.LIGHT;
    private @Nullable FigureTable<Cell> table;
    private @Nullable TimelineView newest;
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private @Nullable WritableImage image;
    private String readout = "";
    private double fromSeconds;
    private double toSeconds = 10;
    private double lowNanos = 1e5;
    private double highNanos = 1e7;

    public LatencyHeatmap() {
        pane.setAccessibleText(title());
        canvas.widthProperty().addListener((_, _, _) -> draw());
        canvas.heightProperty().addListener((_, _, _) -> draw());
        canvas.setOnMouseMoved(move -> read(move.getX(), move.getY()));
        canvas.setOnMouseExited(_ -> read(-1, -1));
    }

    @Override
    public String title() {
        return "Latency heatmap";
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public Node table() {
        FigureTable<Cell> twin = table;
        if (twin == null) {
            twin =
                    new FigureTable<>(title(), "No answers yet.", Shown::slices, this::cells)
                            .number("from", c -> Units.clock(c.slice().startNanos() / 1e9))
                            .number(
                                    "latency",
                                    c -> Units.duration(HeatGrid.BINS.fromNanos(c.bin())))
                            .number("to", c -> Units.duration(HeatGrid.BINS.fromNanos(c.bin() + 1)))
                            .number("answers", c -> Units.count(c.count()));
            table = twin;
            if (newest != null) {
                twin.show(newest);
            }
        }
        return twin.node();
    }

    @Override
    public void show(TimelineView view) {
        newest = view;
        refresher.offer(view);
        if (table != null) {
            table.show(view);
        }
    }

    @Override
    public void dark(boolean dark) {
        theme = ChartTheme.of(dark);
        draw();
    }

    HeatGrid grid() {
        return grid;
    }

    String readout() {
        return readout;
    }

    private List<Cell> cells(TimelineView view) {
        HeatGrid counts = new HeatGrid();
        counts.replace(view.slices());
        List<Cell> cells = new ArrayList<>();
        for (Slice slice : view.slices().reversed()) {
            for (int bin = counts.firstBin(); bin <= counts.lastBin(); bin++) {
                long count = counts.count(slice, bin);
                if (count > 0) {
                    cells.add(new Cell(slice, bin, count));
                }
            }
        }
        return cells;
    }

    private void redraw(TimelineView view) {
        grid.replace(view.slices());
        if (!view.slices().isEmpty()) {
            fromSeconds = view.slices().getFirst().startNanos() / 1e9;
            toSeconds = Math.max(TimeAxis.end(view.slices().getLast()), fromSeconds + 5);
        }
        if (!grid.isEmpty()) {
            lowNanos = LatencyAxis.stepBelow(HeatGrid.BINS.fromNanos(grid.firstBin()));
            highNanos = LatencyAxis.stepAbove(HeatGrid.BINS.fromNanos(grid.lastBin() + 1));
        }
        pane.setAccessibleText(
                grid.isEmpty()
                        ? title() + ". No answers yet."
                        : "%s. Answers took %s to %s."
                                .formatted(
                                        title(),
                                        Units.duration(HeatGrid.BINS.fromNanos(grid.firstBin())),
                                        Units.duration(
                                                HeatGrid.BINS.fromNanos(grid.lastBin() + 1))));
        draw();
    }

    private double plotWidth() {
        return canvas.getWidth() - LEFT - RIGHT;
    }

    private double plotHeight() {
        return canvas.getHeight() - TOP - BOTTOM;
    }

    private void draw() {
        if (plotWidth() < 20 || plotHeight() < 20) {
            return;
        }
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(theme.background());
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setFont(font);
        drawCells(graphics);
        drawAxes(graphics);
        drawKey(graphics);
    }

    private void drawCells(GraphicsContext graphics) {
        int width = (int) plotWidth();
        int height = (int) plotHeight();
        PixelBuffer<IntBuffer> buffer = buffer(width, height);
        int[] argb = buffer.getBuffer().array();
        Arrays.fill(argb, ChartTheme.argb(theme.background()));
        int[] bins = binOfRow(height);
        for (int x = 0; x < width; x++) {
            Slice slice = grid.at(secondsAt(LEFT + x + 0.5));
            if (slice != null) {
                fillColumn(argb, x, width, slice, bins);
            }
        }
        buffer.updateBuffer(_ -> null);
        graphics.drawImage(image, LEFT, TOP);
    }

    private void fillColumn(int[] argb, int x, int width, Slice slice, int[] bins) {
        int colour = 0;
        int coloured = -1;
        for (int y = 0; y < bins.length; y++) {
            int bin = bins[y];
            if (bin != coloured) {
                double share = grid.share(slice, bin);
                colour = share == 0 ? 0 : theme.heat(share);
                coloured = bin;
            }
            if (colour != 0) {
                argb[y * width + x] = colour;
            }
        }
    }

    private int[] binOfRow(int height) {
        int[] bins = new int[height];
        for (int y = 0; y < height; y++) {
            bins[y] = HeatGrid.BINS.indexOf((long) nanosAt(TOP + y + 0.5));
        }
        return bins;
    }

    private PixelBuffer<IntBuffer> buffer(int width, int height) {
        PixelBuffer<IntBuffer> known = pixels;
        if (known != null && known.getWidth() == width && known.getHeight() == height) {
            return known;
        }
        PixelBuffer<IntBuffer> made =
                new PixelBuffer<>(
                        width,
                        height,
                        IntBuffer.allocate(width * height),
                        PixelFormat.getIntArgbPreInstance());
        pixels = made;
        image = new WritableImage(made);
        return made;
    }

    private void drawAxes(GraphicsContext graphics) {
        graphics.setFill(theme.muted());
        graphics.setStroke(theme.grid());
        graphics.setLineWidth(1);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        for (double nanos : LatencyAxis.steps(lowNanos, highNanos)) {
            double y = Math.round(yAt(nanos)) + 0.5;
            graphics.strokeLine(LEFT - 4, y, LEFT, y);
            graphics.fillText(Units.roundDuration(nanos), LEFT - 7, y);
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        double bottom = TOP + plotHeight() + 0.5;
        graphics.strokeLine(LEFT, bottom, LEFT + plotWidth(), bottom);
        graphics.strokeLine(LEFT - 0.5, TOP, LEFT - 0.5, bottom);
        double step = timeStep();
        for (double at = Math.ceil(fromSeconds / step) * step; at <= toSeconds; at += step) {
            double x = Math.round(xAt(at)) + 0.5;
            graphics.strokeLine(x, bottom, x, bottom + 4);
            graphics.fillText(Units.clock(at), x, bottom + 6);
        }
        graphics.fillText("time (min:s)", LEFT + plotWidth() / 2, bottom + 21);
        drawWarmup(graphics, bottom);
    }

    private void drawWarmup(GraphicsContext graphics, double bottom) {
        TimeAxis.end(grid.slices(), Phase.WARMUP)
                .ifPresent(end -> {
                    double x = Math.round(xAt(end)) + 0.5;
                    graphics.setStroke(theme.muted());
                    graphics.setLineDashes(4, 3);
                    graphics.strokeLine(x, TOP, x, bottom);
                    graphics.setLineDashes();
                    graphics.setTextAlign(TextAlignment.RIGHT);
                    if (x - LEFT > LABEL_SPACING) {
                        graphics.fillText("warm-up", x - 5, TOP + 3);
                    }
                });
    }

    private double timeStep() {
        double most = Math.max(1, plotWidth() / LABEL_SPACING);
        for (double step : TIME_STEPS) {
            if ((toSeconds - fromSeconds) / step <= most) {
                return step;
            }
        }
        return Math.ceil((toSeconds - fromSeconds) / most / 3600) * 3600;
    }

    private void drawKey(GraphicsContext graphics) {
        graphics.setFill(theme.muted());
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(readout, LEFT, TOP / 2);
        double x = LEFT + plotWidth() - 150;
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("few", x - 5, TOP / 2);
        for (int i = 0; i < 60; i++) {
            graphics.setFill(colour(theme.heat(i / 59.0)));
            graphics.fillRect(x + i * 1.5, TOP / 2 - 5, 2, 10);
        }
        graphics.setFill(theme.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("many /s", x + 96, TOP / 2);
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    private void read(double x, double y) {
        String text = textAt(x, y);
        if (!text.equals(readout)) {
            readout = text;
            draw();
        }
    }

    private String textAt(double x, double y) {
        boolean inside = x >= LEFT && x < LEFT + plotWidth() && y >= TOP && y < TOP + plotHeight();
        Slice slice = inside ? grid.at(secondsAt(x)) : null;
        if (slice == null) {
            return "";
        }
        int bin = HeatGrid.BINS.indexOf((long) nanosAt(y));
        return "%s  ·  %s to %s  ·  %s answers"
                .formatted(
                        Units.clock(slice.startNanos() / 1e9),
                        Units.duration(HeatGrid.BINS.fromNanos(bin)),
                        Units.duration(HeatGrid.BINS.fromNanos(bin + 1)),
                        Units.count(grid.count(slice, bin)));
    }

    double xAt(double seconds) {
        return LEFT + (seconds - fromSeconds) / (toSeconds - fromSeconds) * plotWidth();
    }

    double yAt(double nanos) {
        return TOP + Math.log(highNanos / nanos) / Math.log(highNanos / lowNanos) * plotHeight();
    }

    private double secondsAt(double x) {
        return fromSeconds + (x - LEFT) / plotWidth() * (toSeconds - fromSeconds);
    }

    private double nanosAt(double y) {
        return highNanos * Math.pow(lowNanos / highNanos, (y - TOP) / plotHeight());
    }
}
