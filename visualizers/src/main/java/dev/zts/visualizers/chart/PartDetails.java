package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.LatencyPart;
import dev.zts.visualizers.report.SlowRequest;
import dev.zts.visualizers.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.jspecify.annotations.Nullable;

/** The account of one request: each part in milliseconds and percent, and what it is. */
final class PartDetails {
    private static final String NOTHING = "Select a request to see where all of its time went.";

    /** The line of a part. */
    private record Line(Rectangle key, Label name, Label millis, Label share, Label what) {}

    private final Label title = new Label(NOTHING);
    private final List<Line> lines = new ArrayList<>();
    private final GridPane node = new GridPane(10, 1);

    PartDetails() {
        title.setFont(Font.font(null, FontWeight.BOLD, 12));
        node.add(title, 0, 0, 5, 1);
        for (LatencyPart part : LatencyPart.values()) {
            Line line =
                    new Line(
                            new Rectangle(9, 9),
                            small(part.label()),
                            small(""),
                            small(""),
                            small(part.explanation()));
            int row = part.ordinal() + 1;
            node.addRow(row, line.key(), line.name(), line.millis(), line.share(), line.what());
            line.name().setMinWidth(Region.USE_PREF_SIZE);
            alignRight(line.millis(), 80);
            alignRight(line.share(), 48);
            lines.add(line);
        }
        node.setPadding(new Insets(6, 12, 8, 12));
        node.setAccessibleText(NOTHING);
    }

    private static void alignRight(Label figure, double width) {
        figure.setMinWidth(width);
        figure.setAlignment(Pos.CENTER_RIGHT);
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.setFont(Font.font(11));
        return label;
    }

    Region node() {
        return node;
    }

    /** {@return all that is written} */
    String text() {
        return node.getAccessibleText();
    }

    void show(@Nullable SlowRequest request) {
        title.setText(request == null ? NOTHING : heading(request));
        for (LatencyPart part : LatencyPart.values()) {
            Line line = lines.get(part.ordinal());
            line.millis().setText(request == null ? "" : millis(part.nanosOf(request)));
            line.share().setText(request == null ? "" : share(part, request));
        }
        node.setAccessibleText(request == null ? NOTHING : inWords(request));
    }

    private static String heading(SlowRequest request) {
        return "%s, status %s, %s"
                .formatted(request.route(), request.statusText(), millis(request.latencyNanos()));
    }

    /** {@return all of the account, a line for each part} */
    static String inWords(SlowRequest request) {
        StringBuilder text = new StringBuilder(heading(request));
        for (LatencyPart part : LatencyPart.values()) {
            text.append(
                    "\n%s %s, %s"
                            .formatted(
                                    part.label(),
                                    millis(part.nanosOf(request)),
                                    share(part, request)));
        }
        return text.toString();
    }

    /** Not rounded to three digits: the parts of an account add up. */
    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.3f ms", nanos / 1e6);
    }

    private static String share(LatencyPart part, SlowRequest request) {
        long whole = request.latencyNanos();
        return Units.percent(whole == 0 ? 0 : (double) part.nanosOf(request) / whole);
    }

    void paint(ChartTheme theme) {
        node.setBackground(Background.fill(theme.background()));
        title.setTextFill(theme.foreground());
        for (LatencyPart part : LatencyPart.values()) {
            Line line = lines.get(part.ordinal());
            line.key().setFill(theme.part(part));
            line.name().setTextFill(theme.foreground());
            line.millis().setTextFill(theme.foreground());
            line.share().setTextFill(theme.foreground());
            line.what().setTextFill(theme.muted());
        }
    }
}
