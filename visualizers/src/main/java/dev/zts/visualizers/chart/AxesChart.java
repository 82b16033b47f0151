package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;
import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.util.Duration;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** A chart that JFreeChart draws: what all of them share. */
abstract class AxesChart<R> implements RunChart {
    private static final Duration GAP = Duration.millis(190);

    private final String title;
    private final XYPlot plot;
    private final JFreeChart chart;
    private final ChartPane pane;
    private final Crosshair crosshair;
    private final Refresher refresher;
    private final TableTwin<R> table = new TableTwin<>(this::newTable);
    private ChartTheme theme = ChartTheme.LIGHT;

    AxesChart(String title, XYPlot plot) {
        this.title = title;
        this.plot = plot;
        chart =
                new JFreeChart(
                        null,
                        JFreeChart.DEFAULT_TITLE_FONT,
                        plot,
                        plot.getLegendItems().getItemCount() > 1);
        ChartCanvas canvas = canvas(chart);
        pane = new ChartPane(canvas);
        pane.setAccessibleText(title);
        crosshair = new Crosshair(canvas, plot, this::read);
        pane.cover(crosshair.line(), crosshair.label());
        refresher = new Refresher(pane, GAP, this::shown, this::redraw);
    }

    /**
     * Sets the font beneath JFreeChart's graphics, which restore it after each drawing and then
     * believe that theirs is still set.
     */
    private static ChartCanvas canvas(JFreeChart chart) {
        ChartCanvas canvas = new ChartCanvas(chart);
        canvas.setTooltipEnabled(false);
        canvas.getGraphicsContext2D()
                .setFont(Font.font(ChartTheme.font().getFamily(), ChartTheme.font().getSize2D()));
        return canvas;
    }

    /** {@return what of a view this chart shows; views with equal results look the same} */
    Object shown(TimelineView view) {
        return Shown.slices(view);
    }

    /** Takes the figures of {@code view} into the data sets, axes and markers. */
    abstract void update(TimelineView view, ChartTheme colours);

    /** Gives series and markers their colours. */
    abstract void paint(ChartTheme colours);

    /** {@return one sentence that says what the chart shows now} */
    abstract String summary(TimelineView view);

    /** {@return what the chart shows nearest to {@code value} of the domain axis, if anything} */
    abstract Optional<Reading> read(double value);

    abstract FigureTable<R> newTable();

    @Override
    public final String title() {
        return title;
    }

    @Override
    public Region node() {
        return pane;
    }

    /** {@return the drawing alone} */
    final Region pane() {
        return pane;
    }

    final Crosshair crosshair() {
        return crosshair;
    }

    final XYPlot plot() {
        return plot;
    }

    final ChartTheme theme() {
        return theme;
    }

    /** {@return the start of the run that is shown, {@link System#nanoTime}} */
    final long origin() {
        TimelineView newest = table.newest();
        return newest == null ? 0 : newest.originNanos();
    }

    @Override
    public final Node table() {
        return table.node();
    }

    @Override
    public void show(TimelineView view) {
        table.show(view);
        refresher.offer(view);
    }

    private void redraw(TimelineView view) {
        chart.setNotify(false);
        update(view, theme);
        pane.setAccessibleText(title + ". " + summary(view));
        chart.setNotify(true);
        crosshair.refresh();
    }

    @Override
    public void dark(boolean dark) {
        theme = ChartTheme.of(dark);
        chart.setNotify(false);
        paintFrame();
        paint(theme);
        crosshair.paint(theme);
        chart.setNotify(true);
        refresher.redraw();
    }

    /** Applies the light theme; the last step of a constructor. */
    final void start() {
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart.setPadding(new RectangleInsets(6, 4, 4, 10));
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            legend.setPosition(RectangleEdge.TOP);
            legend.setHorizontalAlignment(HorizontalAlignment.RIGHT);
            legend.setFrame(BlockBorder.NONE);
            legend.setItemFont(ChartTheme.font());
            legend.setLegendItemGraphicPadding(new RectangleInsets(2, 12, 2, 4));
        }
        dark(false);
    }

    private void paintFrame() {
        java.awt.Color background = ChartTheme.awt(theme.background());
        java.awt.Color grid = ChartTheme.awt(theme.grid());
        chart.setBackgroundPaint(background);
        plot.setBackgroundPaint(background);
        plot.setDomainGridlinePaint(grid);
        plot.setRangeGridlinePaint(grid);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        for (int i = 0; i < plot.getDomainAxisCount(); i++) {
            paintAxis(plot.getDomainAxis(i));
        }
        for (int i = 0; i < plot.getRangeAxisCount(); i++) {
            paintAxis(plot.getRangeAxis(i));
        }
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            legend.setBackgroundPaint(background);
            legend.setItemPaint(ChartTheme.awt(theme.foreground()));
        }
    }

    private void paintAxis(ValueAxis axis) {
        axis.setLabelFont(ChartTheme.font());
        axis.setTickLabelFont(ChartTheme.font());
        axis.setLabelPaint(ChartTheme.awt(theme.muted()));
        axis.setTickLabelPaint(ChartTheme.awt(theme.muted()));
        axis.setAxisLinePaint(ChartTheme.awt(theme.grid()));
        axis.setTickMarkPaint(ChartTheme.awt(theme.grid()));
    }

    /** {@return start or end of each slice in seconds} */
    static double[] seconds(List<Slice> slices, boolean end) {
        return slices.stream()
                .mapToDouble(s -> (s.startNanos() + (end ? s.lengthNanos() : 0)) / 1e9)
                .toArray();
    }
}
