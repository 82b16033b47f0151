package dev.zts.app.source;

import dev.zts.telemetry.FunctionListing;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.tiers.TierHistory;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Source, bytecode and JVM code beside each other; a line that is selected in one is in all. */
public final class SourceView extends BorderPane {
    private static final long GAP_NANOS = 500_000_000L;

    private final SourceModel model;
    private final ComboBox<String> files = new ComboBox<>();
    private final Label facts = new Label();
    private final SourceList source = new SourceList();
    private final BytecodeList bytecode = new BytecodeList();
    private final ListView<String> code = new ListView<>();
    private final Label codeTitle = new Label();
    private TierHistory tiers = TierHistory.EMPTY;
    private String noListing = "";
    private long drawnAtNanos = System.nanoTime() - GAP_NANOS;

    public SourceView(SourceModel model) {
        this.model = model;
        setId("source");
        getStyleClass().add("panel");
        files.setId("source-file");
        files.setAccessibleText("Script");
        files.valueProperty()
                .addListener((_, _, path) -> {
                    if (path != null) {
                        model.show(path);
                    }
                });
        facts.getStyleClass().add("caption");
        facts.setId("source-facts");
        var bar = new HBox(files, facts);
        bar.getStyleClass().add("bar");
        setTop(bar);
        setCenter(panes());
        source.setOnLine(line -> model.show(model.file(), line));
        bytecode.setOnLine(line -> model.show(model.file(), line));
        model.scriptProperty().subscribe(_ -> showScript());
        model.lineProperty().subscribe(_ -> showLine());
    }

    private SplitPane panes() {
        source.setId("source-lines");
        source.setPlaceholder(new Label("No script is open."));
        bytecode.setId("source-bytecode");
        code.setId("source-code");
        code.setAccessibleText("JVM code");
        code.getStyleClass().addAll("dense", "listing");
        code.setCellFactory(_ -> new CodeCell());
        var panes =
                new SplitPane(
                        titled(new Label("Source"), source),
                        titled(new Label("Bytecode"), bytecode),
                        titled(codeTitle, code));
        panes.setDividerPositions(0.44, 0.74);
        return panes;
    }

    private static Node titled(Label title, Region body) {
        title.getStyleClass().add("chart-title");
        title.setMinWidth(0);
        var pane = new BorderPane(body);
        var header = new HBox(title);
        HBox.setHgrow(title, Priority.ALWAYS);
        header.getStyleClass().add("header");
        pane.setTop(header);
        pane.getStyleClass().addAll("chart-pane", "listing-pane");
        return pane;
    }

    /** Says why there is no bytecode, empty if there is some. */
    public void noListing(String why) {
        noListing = why;
        showScript();
    }

    /** Takes heat and tiers of a view. */
    public void show(TimelineView view) {
        long now = System.nanoTime();
        boolean changed =
                view.tiers().samples() != tiers.samples()
                        || view.tiers().eventCount() != tiers.eventCount();
        if (changed && now - drawnAtNanos >= GAP_NANOS) {
            drawnAtNanos = now;
            tiers = view.tiers();
            source.show(SourceLine.of(model.script(), tiers));
            showFacts();
        }
    }

    private void showScript() {
        var script = model.script();
        if (!files.getItems().equals(script.files())) {
            files.getItems().setAll(script.files());
        }
        if (!script.file().isEmpty()) {
            files.setValue(script.file());
        }
        source.show(SourceLine.of(script, tiers));
        bytecode.show(script.functions());
        bytecode.whenEmpty(noListing.isEmpty() ? "No function of this script." : noListing);
        showFacts();
        showLine();
    }

    private void showFacts() {
        var script = model.script();
        int functions = script.functions().size();
        long samples =
                tiers.of(script.file()).stream()
                        .mapToLong(function -> function.selfSamples())
                        .sum();
        StringBuilder text = new StringBuilder();
        if (!script.lines().isEmpty()) {
            text.append(script.lines().size()).append(" lines");
        }
        if (functions > 0) {
            text.append(functions == 1 ? ", 1 function" : ", " + functions + " functions");
        }
        if (samples > 0) {
            text.append(", ").append(Units.percent(tiers.share(samples))).append(" of the time");
        }
        facts.setText(text.toString());
    }

    private void showLine() {
        int line = model.lineProperty().get();
        source.selectLine(line);
        bytecode.selectLine(line);
        showCode(model.script().functionAt(line));
    }

    private void showCode(Optional<FunctionListing> function) {
        codeTitle.setText(
                "JVM code"
                        + function.filter(listing -> listing.codeBytes() > 0)
                                .map(listing ->
                                        " of "
                                                + listing.function()
                                                + ", "
                                                + Units.bytes(listing.codeBytes()))
                                .orElse(""));
        List<String> lines = function.map(f -> f.jvmCode().lines().toList()).orElse(List.of());
        if (!code.getItems().equals(lines)) {
            code.getItems().setAll(lines);
        }
        var placeholder =
                new Label(
                        function.map(SourceView::whyNoCode)
                                .orElse(
                                        noListing.isEmpty()
                                                ? "Select a line of a function to see its JVM code."
                                                : noListing));
        placeholder.setWrapText(true);
        code.setPlaceholder(placeholder);
    }

    private static String whyNoCode(FunctionListing function) {
        String name = function.function().isEmpty() ? "This function" : function.function();
        if (function.codeBytes() > 0) {
            return name + " is compiled; the engine does not list its JVM code.";
        }
        String why = function.note().isEmpty() ? "" : "\n" + function.note();
        return name + " is " + Marks.name(function.tier()) + ": no JVM code." + why;
    }

    private static final class CodeCell extends ListCell<String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }
}
