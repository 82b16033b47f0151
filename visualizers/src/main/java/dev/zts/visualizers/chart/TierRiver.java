package dev.zts.visualizers.chart;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CodeEvicted;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.tiers.FunctionId;
import dev.zts.visualizers.tiers.FunctionTiers;
import dev.zts.visualizers.tiers.Span;
import dev.zts.visualizers.tiers.TierHistory;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Functions over time: a band for each, hottest first, whose colour and height are its tier. One
 * can be picked, with the pointer or with the arrow keys.
 */
public final class TierRiver implements RunChart {
    private static final Duration GAP = Duration.millis(190);
    private static final double LEFT = 236;
    private static final double RIGHT = 14;
    private static final double TOP = 18;
    private static final double CHAR_WIDTH = 6;
    private static final double CANDIDATE_WIDTH = 2;

    /** Room that a reason beside a band needs. */
    private static final double REASON_WIDTH = 120;

    private static final double NAME_LEFT = 10;
    private static final double SHARE_RIGHT = LEFT - 8;
    private static final double NAME_CHAR_WIDTH = 6.6;
    private static final int NAME_CHARS = (int) ((SHARE_RIGHT - 50 - NAME_LEFT) / NAME_CHAR_WIDTH);

    /** Characters of a place that say something. */
    private static final int LEAST_PLACE = 5;

    private static final double NEAR = 5;

    /** What is drawn: views with equal keys look the same. */
    private record Key(Object slices, long samples, long events, int functions) {}

    private final Canvas canvas = new Canvas();
    private final ChartPane pane = new ChartPane(canvas);
    private final ScrollBar scroll = new ScrollBar();
    private final RiverKey key = new RiverKey();
    private final BorderPane node = new BorderPane(pane);
    private final Region line = new Region();
    private final Label label = new Label();
    private final CanvasTime time = new CanvasTime(LEFT);
    private final Refresher refresher = new Refresher(pane, GAP, TierRiver::key, this::redraw);
    private final Font font = Font.font(11);
    private final ReadOnlyObjectWrapper<@Nullable FunctionId> selected =
            new ReadOnlyObjectWrapper<>();
    private Consumer<FunctionId> opener = _ -> {};
    private ChartTheme theme = ChartTheme.LIGHT;
    private final TableTwin<FunctionTiers> table = new TableTwin<>(this::newTable);
    private TierHistory history = TierHistory.EMPTY;
    private long originNanos;
    private double pointerX = -1;
    private double pointerY = -1;

    public TierRiver() {
        pane.setAccessibleText(title());
        pane.setFocusTraversable(true);
        pane.getStyleClass().add("tier-river");
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.setUnitIncrement(RiverBrush.ROW);
        scroll.setVisible(false);
        node.setTop(key.node());
        node.setRight(scroll);
        label.setFont(font);
        label.setPadding(new Insets(3, 6, 3, 6));
        for (Region part : new Region[] {line, label}) {
            part.setManaged(false);
            part.setMouseTransparent(true);
            part.setVisible(false);
        }
        pane.cover(line, label);
        listen();
        dark(false);
    }

    private void listen() {
        canvas.widthProperty().addListener((_, _, _) -> draw());
        canvas.heightProperty().addListener((_, _, _) -> draw());
        scroll.valueProperty().addListener((_, _, _) -> draw());
        pane.focusedProperty().addListener((_, _, _) -> draw());
        canvas.setOnMouseMoved(this::moved);
        canvas.setOnMouseExited(_ -> point(-1, -1));
        canvas.setOnMousePressed(this::pressed);
        canvas.setOnScroll(wheel -> {
            scroll.setValue(Math.clamp(scroll.getValue() - wheel.getDeltaY(), 0, scroll.getMax()));
            wheel.consume();
        });
        pane.setOnKeyPressed(this::keyPressed);
    }

    private static Object key(TimelineView view) {
        TierHistory tiers = view.tiers();
        return new Key(
                Shown.slices(view), tiers.samples(), tiers.eventCount(), tiers.functions().size());
    }

    @Override
    public String title() {
        return "Tiers of functions";
    }

    @Override
    public Region node() {
        return node;
    }

    /** {@return the function that is picked, or null} */
    public ReadOnlyObjectProperty<@Nullable FunctionId> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Picks a function, and shows it if it is among those drawn; null for none. */
    public void select(@Nullable FunctionId id) {
        selected.set(id);
        int row = row(id);
        if (row >= 0) {
            reveal(row);
            FunctionTiers function = history.functions().get(row);
            pane.setAccessibleText(title() + ". " + inWords(function));
        }
        draw();
    }

    /** Sets what a double click or Enter does with the function that is picked. */
    public void setOnOpen(Consumer<FunctionId> action) {
        opener = action;
    }

    @Override
    public Node table() {
        return table.node();
    }

    private FigureTable<FunctionTiers> newTable() {
        FigureTable<FunctionTiers> made =
                new FigureTable<>(
                                title(),
                                "No function has changed its tier yet.",
                                TierRiver::key,
                                view -> view.tiers().functions())
                        .keepBy(FunctionTiers::id)
                        .text("function", 18, function -> function.id().label())
                        .text("place", 22, function -> function.id().place())
                        .text("tier", 20, TierRiver::tierInWords)
                        .number("time", f -> Units.percent(share(f)))
                        .number("calls", f -> Units.count(f.calls()))
                        .number("deopts", f -> Units.count(f.deoptimizations()))
                        .number("stalled", f -> stalled(f))
                        .number("code", f -> f.codeBytes() == 0 ? "–" : code(f));
        made.node()
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, picked) -> {
                    if (picked != null) {
                        select(picked.id());
                    }
                });
        return made;
    }

    private double share(FunctionTiers function) {
        TimelineView newest = table.newest();
        TierHistory all = newest == null ? history : newest.tiers();
        return all.share(function.selfSamples());
    }

    private static String stalled(FunctionTiers function) {
        long nanos = function.stalls().stream().mapToLong(TierChanged::stallNanos).sum();
        return nanos == 0 ? "–" : Units.duration(nanos);
    }

    private static String code(FunctionTiers function) {
        return Units.bytes(function.codeBytes());
    }

    @Override
    public void show(TimelineView view) {
        table.show(view);
        refresher.offer(view);
    }

    @Override
    public void dark(boolean dark) {
        theme = ChartTheme.of(dark);
        key.paint(theme);
        node.setBackground(Background.fill(theme.background()));
        line.setBackground(Background.fill(theme.muted()));
        label.setTextFill(theme.foreground());
        label.setBackground(Background.fill(theme.background().deriveColor(0, 1, 1, 0.94)));
        label.setBorder(
                new Border(
                        new BorderStroke(
                                theme.muted(),
                                BorderStrokeStyle.SOLID,
                                CornerRadii.EMPTY,
                                BorderWidths.DEFAULT)));
        draw();
    }

    private void redraw(TimelineView view) {
        history = view.tiers();
        originNanos = view.originNanos();
        time.show(view.slices());
        key.note(
                history.forgotten() == 0
                        ? ""
                        : "and " + Units.count(history.forgotten()) + " colder ones not kept");
        if (row(selected.get()) < 0) {
            pane.setAccessibleText(title() + ". " + summary());
        }
        draw();
    }

    private String summary() {
        if (history.functions().isEmpty()) {
            return "No function has changed its tier yet.";
        }
        long optimized =
                history.functions().stream().filter(f -> f.tier() == Tier.OPTIMIZED).count();
        long refused = history.functions().stream().filter(f -> f.refusal() != null).count();
        return "%d functions, %d optimized, %d refused"
                .formatted(history.functions().size(), optimized, refused);
    }

    private double plotHeight() {
        return canvas.getHeight() - TOP - CanvasTime.HEIGHT;
    }

    /** Draws all that is visible. */
    void draw() {
        double width = canvas.getWidth() - LEFT - RIGHT;
        if (width < 20 || plotHeight() < RiverBrush.ROW) {
            return;
        }
        time.width(width);
        layoutScroll();
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(theme.background());
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setFont(font);
        time.draw(graphics, TOP - 14, TOP + plotHeight(), theme);
        if (history.functions().isEmpty()) {
            drawEmpty(graphics);
        } else {
            drawRows(graphics);
        }
        readPointer();
    }

    private void layoutScroll() {
        double whole = history.functions().size() * RiverBrush.ROW;
        double beyond = Math.max(0, whole - plotHeight());
        scroll.setVisible(beyond > 0);
        scroll.setManaged(beyond > 0);
        scroll.setMax(beyond);
        scroll.setVisibleAmount(beyond * plotHeight() / Math.max(1, whole));
        scroll.setBlockIncrement(plotHeight());
        if (scroll.getValue() > beyond) {
            scroll.setValue(beyond);
        }
    }

    private void drawEmpty(GraphicsContext graphics) {
        graphics.setFill(theme.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(
                "No function has changed its tier yet.",
                LEFT + time.width() / 2,
                TOP + plotHeight() / 2);
    }

    private void drawRows(GraphicsContext graphics) {
        RiverBrush brush = new RiverBrush(graphics, theme);
        graphics.save();
        graphics.beginPath();
        graphics.rect(0, TOP, canvas.getWidth(), plotHeight());
        graphics.clip();
        int first = (int) (scroll.getValue() / RiverBrush.ROW);
        int last = (int) ((scroll.getValue() + plotHeight()) / RiverBrush.ROW);
        for (int row = first; row <= Math.min(last, history.functions().size() - 1); row++) {
            drawRow(graphics, brush, history.functions().get(row), top(row));
        }
        graphics.restore();
    }

    private double top(int row) {
        return TOP + row * RiverBrush.ROW - scroll.getValue();
    }

    private void drawRow(
            GraphicsContext graphics, RiverBrush brush, FunctionTiers function, double top) {
        double middle = top + RiverBrush.ROW / 2;
        if (function.id().equals(selected.get())) {
            graphics.setFill(theme.series(ChartTheme.BLUE).deriveColor(0, 1, 1, 0.16));
            graphics.fillRect(0, top, canvas.getWidth(), RiverBrush.ROW);
            graphics.setFill(theme.series(ChartTheme.BLUE));
            graphics.fillRect(0, top, pane.isFocused() ? 4 : 2, RiverBrush.ROW);
        }
        drawName(graphics, function, top, middle);
        drawSpans(graphics, brush, function, middle);
        drawMarks(brush, function, middle);
    }

    private void drawName(
            GraphicsContext graphics, FunctionTiers function, double top, double middle) {
        double share = history.share(function.selfSamples());
        graphics.setFill(theme.shade());
        graphics.fillRect(
                NAME_LEFT - 4, top + 2, share * (SHARE_RIGHT - NAME_LEFT + 8), RiverBrush.ROW - 4);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(theme.foreground());
        String name = shortened(function.id().label(), NAME_CHARS);
        graphics.fillText(name, NAME_LEFT, middle);
        drawPlace(graphics, function.id().place(), name.length() + 1, middle);
        if (function.selfSamples() > 0) {
            graphics.setFill(theme.muted());
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(Units.percent(share), SHARE_RIGHT, middle);
        }
    }

    /** Draws where a function begins behind its name, as far as there is room. */
    private void drawPlace(GraphicsContext graphics, String place, int column, double middle) {
        if (NAME_CHARS - column >= LEAST_PLACE) {
            graphics.setFill(theme.muted());
            graphics.fillText(
                    endOf(place, NAME_CHARS - column),
                    NAME_LEFT + column * NAME_CHAR_WIDTH,
                    middle);
        }
    }

    private static String endOf(String text, int chars) {
        int from = text.length() - chars;
        return from <= 0 ? text : "…" + text.substring(from + 1);
    }

    private static String shortened(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
    }

    private void drawSpans(
            GraphicsContext graphics, RiverBrush brush, FunctionTiers function, double middle) {
        List<Span> spans = spans(function);
        for (Span span : spans) {
            brush.band(
                    xOf(span.fromNanos()),
                    xOf(span.toNanos()),
                    middle,
                    span.tier(),
                    span.refused());
        }
        for (Span span : spans) {
            double from = xOf(span.fromNanos());
            double to = xOf(span.toNanos());
            if (isCandidate(span.tier()) && to - from < CANDIDATE_WIDTH) {
                brush.band(from, from + CANDIDATE_WIDTH, middle, span.tier(), false);
            }
        }
        String reason = reason(function);
        if (!reason.isEmpty() && !spans.isEmpty()) {
            drawReason(graphics, reason, xOf(spans.getLast().fromNanos()), middle);
        }
    }

    private static boolean isCandidate(Tier tier) {
        return tier == Tier.BASELINE_CANDIDATE || tier == Tier.OPTIMIZED_CANDIDATE;
    }

    private List<Span> spans(FunctionTiers function) {
        return function.spans(
                originNanos + (long) (time.fromSeconds() * 1e9),
                originNanos + (long) (time.toSeconds() * 1e9));
    }

    /** {@return why the function goes no further, empty if it may} */
    private static String reason(FunctionTiers function) {
        CompilationRefused refusal = function.refusal();
        if (refusal != null) {
            return "refused: " + refusal.opcode();
        }
        return function.suppressed() ? "not optimized again" : "";
    }

    private void drawReason(GraphicsContext graphics, String reason, double from, double middle) {
        double x = Math.max(from, LEFT) + 10;
        if (x + REASON_WIDTH > LEFT + time.width()) {
            return;
        }
        graphics.setFill(theme.background());
        graphics.fillRect(x - 4, middle - 7, reason.length() * CHAR_WIDTH + 8, 14);
        graphics.setFill(theme.foreground());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(reason, x, middle);
    }

    private void drawMarks(RiverBrush brush, FunctionTiers function, double middle) {
        for (EngineEvent event : function.events()) {
            double x = Math.round(xOf(event.nanos())) + 0.5;
            if (!time.contains(x)) {
                continue;
            }
            switch (event) {
                case Deoptimized _ -> brush.deopt(x, middle);
                case CodeEvicted _ -> brush.eviction(x, middle);
                case TierChanged change when change.stallNanos() > 0 -> brush.stall(x, middle);
                default -> {}
            }
        }
    }

    private double xOf(long nanos) {
        return time.xAt((nanos - originNanos) / 1e9);
    }

    private int row(@Nullable FunctionId id) {
        for (int row = 0; row < history.functions().size(); row++) {
            if (history.functions().get(row).id().equals(id)) {
                return row;
            }
        }
        return -1;
    }

    private int rowAt(double y) {
        if (y < TOP || y >= TOP + plotHeight()) {
            return -1;
        }
        int row = (int) ((y - TOP + scroll.getValue()) / RiverBrush.ROW);
        return row < history.functions().size() ? row : -1;
    }

    private void reveal(int row) {
        double at = row * RiverBrush.ROW;
        double low = at + RiverBrush.ROW - plotHeight();
        layoutScroll();
        scroll.setValue(
                Math.clamp(
                        Math.clamp(scroll.getValue(), low, Math.max(low, at)),
                        0,
                        Math.max(0, scroll.getMax())));
    }

    private void pressed(MouseEvent press) {
        pane.requestFocus();
        int row = rowAt(press.getY());
        if (row >= 0) {
            select(history.functions().get(row).id());
            if (press.getClickCount() == 2) {
                open();
            }
        }
        press.consume();
    }

    private void open() {
        FunctionId id = selected.get();
        if (id != null) {
            opener.accept(id);
        }
    }

    private void keyPressed(KeyEvent press) {
        if (press.isShortcutDown() || press.isAltDown() || history.functions().isEmpty()) {
            return;
        }
        int page = Math.max(1, (int) (plotHeight() / RiverBrush.ROW) - 1);
        int row = row(selected.get());
        int last = history.functions().size() - 1;
        switch (press.getCode()) {
            case UP -> go(row < 0 ? 0 : row - 1);
            case DOWN -> go(row + 1);
            case PAGE_UP -> go(row - page);
            case PAGE_DOWN -> go(row + page);
            case HOME -> go(0);
            case END -> go(last);
            case ENTER -> open();
            default -> {
                return;
            }
        }
        press.consume();
    }

    private void go(int row) {
        int there = Math.clamp(row, 0, history.functions().size() - 1);
        select(history.functions().get(there).id());
    }

    private void moved(MouseEvent move) {
        point(move.getX(), move.getY());
    }

    private void point(double x, double y) {
        pointerX = x;
        pointerY = y;
        readPointer();
    }

    /** Says what is under the pointer; the line and the label lie over the canvas. */
    private void readPointer() {
        int row = rowAt(pointerY);
        boolean over = row >= 0 && pointerX >= 0;
        line.setVisible(over && time.contains(pointerX));
        label.setVisible(over);
        if (!over) {
            return;
        }
        FunctionTiers function = history.functions().get(row);
        line.resizeRelocate(Math.round(pointerX), TOP, 1, plotHeight());
        label.setText(time.contains(pointerX) ? inWordsAt(function, pointerX) : inWords(function));
        label.autosize();
        boolean right = pointerX + 12 + label.getWidth() <= canvas.getWidth();
        label.relocate(
                Math.round(right ? pointerX + 12 : Math.max(0, pointerX - 12 - label.getWidth())),
                Math.round(
                        Math.max(0, Math.min(pointerY, canvas.getHeight() - label.getHeight()))));
    }

    /** {@return what is known of the function at a place of the time axis} */
    private String inWordsAt(FunctionTiers function, double x) {
        long nanos = originNanos + (long) (time.secondsAt(x) * 1e9);
        StringBuilder text = new StringBuilder();
        text.append(function.id().label()).append("  ").append(function.id().place());
        text.append('\n').append(Units.clock(time.secondsAt(x))).append("  ");
        text.append(
                spans(function).stream()
                        .filter(span -> span.fromNanos() <= nanos && nanos < span.toNanos())
                        .findFirst()
                        .map(span -> Tables.name(span.tier()) + (span.refused() ? ", refused" : ""))
                        .orElse("–"));
        for (EngineEvent event : near(function, x)) {
            text.append('\n').append(TierTable.inWords(event));
        }
        return text.toString();
    }

    /** {@return the newest events drawn at a place, at most four} */
    private List<EngineEvent> near(FunctionTiers function, double x) {
        List<EngineEvent> near = new ArrayList<>();
        for (EngineEvent event : function.events().reversed()) {
            if (Math.abs(xOf(event.nanos()) - x) <= NEAR && near.size() < 4) {
                near.addFirst(event);
            }
        }
        return near;
    }

    private String inWords(FunctionTiers function) {
        return "%s  %s\n%s, %s of the time, %s calls"
                .formatted(
                        function.id().label(),
                        function.id().place(),
                        tierInWords(function),
                        Units.percent(history.share(function.selfSamples())),
                        Units.count(function.calls()));
    }

    private static String tierInWords(FunctionTiers function) {
        String reason = reason(function);
        return Tables.name(function.tier()) + (reason.isEmpty() ? "" : ", " + reason);
    }

    /** {@return what the label at the pointer says, empty if it is hidden} */
    String readout() {
        return label.isVisible() ? Objects.requireNonNullElse(label.getText(), "") : "";
    }

    /** {@return where the row of a function is drawn, its middle} */
    double yOf(FunctionId id) {
        return top(row(id)) + RiverBrush.ROW / 2;
    }

    double xAt(double seconds) {
        return time.xAt(seconds);
    }
}
