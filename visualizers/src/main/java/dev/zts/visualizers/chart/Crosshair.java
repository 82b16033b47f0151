package dev.zts.visualizers.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;

/**
 * Reads a chart at the pointer: a thin line at the nearest point and a label with its figures. Both
 * lie over the canvas, so that moving the pointer draws nothing again.
 */
final class Crosshair {
    private static final double GAP = 8;

    private final ChartCanvas canvas;
    private final XYPlot plot;
    private final DoubleFunction<Optional<Reading>> reader;
    private final Region line = new Region();
    private final Label label = new Label();
    private boolean inside;
    private double x;
    private double y;

    Crosshair(ChartCanvas canvas, XYPlot plot, DoubleFunction<Optional<Reading>> reader) {
        this.canvas = canvas;
        this.plot = plot;
        this.reader = reader;
        label.setFont(Font.font(11));
        label.setPadding(new Insets(3, 6, 3, 6));
        for (Region part : new Region[] {line, label}) {
            part.setManaged(false);
            part.setMouseTransparent(true);
            part.setVisible(false);
        }
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> left());
    }

    Region line() {
        return line;
    }

    Label label() {
        return label;
    }

    private void moved(MouseEvent event) {
        inside = true;
        x = event.getX();
        y = event.getY();
        refresh();
    }

    private void left() {
        inside = false;
        refresh();
    }

    /**
     * Reads again where the pointer is: the figures below it may have changed. A chart that was
     * never drawn has none.
     */
    void refresh() {
        ChartRenderingInfo drawn = canvas.getRenderingInfo();
        if (drawn == null) {
            return;
        }
        Rectangle2D area = drawn.getPlotInfo().getDataArea();
        Optional<Reading> reading =
                inside && area.contains(x, y)
                        ? reader.apply(
                                plot.getDomainAxis()
                                        .java2DToValue(x, area, plot.getDomainAxisEdge()))
                        : Optional.empty();
        line.setVisible(reading.isPresent());
        label.setVisible(reading.isPresent());
        reading.ifPresent(at -> place(at, area));
    }

    private void place(Reading reading, Rectangle2D area) {
        double at =
                plot.getDomainAxis().valueToJava2D(reading.at(), area, plot.getDomainAxisEdge());
        at = Math.clamp(at, area.getMinX(), area.getMaxX());
        line.resizeRelocate(Math.round(at), area.getMinY(), 1, area.getHeight());
        label.setText(reading.text());
        label.autosize();
        boolean right = at + GAP + label.getWidth() <= area.getMaxX();
        double top = Math.min(y, area.getMaxY() - label.getHeight());
        label.relocate(
                Math.round(right ? at + GAP : at - GAP - label.getWidth()),
                Math.round(Math.max(area.getMinY(), top)));
    }

    void paint(ChartTheme theme) {
        line.setBackground(Background.fill(theme.muted()));
        label.setTextFill(theme.foreground());
        label.setBackground(Background.fill(theme.background().deriveColor(0, 1, 1, 0.92)));
        label.setBorder(
                new Border(
                        new BorderStroke(
                                theme.muted(),
                                BorderStrokeStyle.SOLID,
                                CornerRadii.EMPTY,
                                BorderWidths.DEFAULT)));
    }
}
