package dev.zts.visualizers.chart;

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
    private static final double BOTTOM = CanvasTime.HEIGHT;

    /** A row of the table: answers of one slice in one bin. */
    record Cell(Slice slice, int bin, long count) {}

    private final Canvas canvas = new Canvas();
    private final ChartPane pane = new ChartPane(canvas);
    private final HeatGrid grid = new HeatGrid();
    private final Refresher refresher = new Refresher(pane, GAP, Shown::slices, this::redraw);
    private final CanvasTime time = new CanvasTime(LEFT);
    private final Font font = Font.font(11);
    private ChartTheme theme = ChartTheme.LIGHT;
    private final TableTwin<Cell> table = new TableTwin<>(this::newTable);
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private @Nullable WritableImage image;
    private String readout = "";
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
        return table.node();
    }

    private FigureTable<Cell> newTable() {
        return new FigureTable<>(title(), "No answers yet.", Shown::slices, this::cells)
                .number("from", c -> Units.clock(c.slice().startNanos() / 1e9))
                .number("latency", c -> Units.duration(HeatGrid.BINS.fromNanos(c.bin())))
                .number("to", c -> Units.duration(HeatGrid.BINS.fromNanos(c.bin() + 1)))
                .number("answers", c -> Units.count(c.count()));
    }

    @Override
    public void show(TimelineView view) {
        table.show(view);
        refresher.offer(view);
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
        time.show(view.slices());
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
        time.width(plotWidth());
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
            Slice slice = grid.at(time.secondsAt(LEFT + x + 0.5));
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
        time.draw(graphics, TOP, TOP + plotHeight(), theme);
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
        Slice slice = inside ? grid.at(time.secondsAt(x)) : null;
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
        return time.xAt(seconds);
    }

    double yAt(double nanos) {
        return TOP + Math.log(highNanos / nanos) / Math.log(highNanos / lowNanos) * plotHeight();
    }

    private double nanosAt(double y) {
        return highNanos * Math.pow(lowNanos / highNanos, (y - TOP) / plotHeight());
    }
}
