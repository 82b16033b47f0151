package dev.zts.app.source;

import dev.zts.visualizers.report.Units;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The lines of a script, with heat and tier in the gutter. */
final class SourceList extends ListView<Integer> {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double HEAT_WIDTH = 44;
    private static final double BAR_HEIGHT = 12;

    private IntConsumer onLine = _ -> {};
    private boolean selecting;
    private List<SourceLine> lines = List.of();

    SourceList() {
        getStyleClass().addAll("dense", "listing", "source");
        setAccessibleText("Source");
        setCellFactory(_ -> new LineCell());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, number) -> {
                    if (number != null && !selecting) {
                        onLine.accept(number);
                    }
                });
    }

    /** Sets what hears the line that is selected. */
    void setOnLine(IntConsumer action) {
        onLine = action;
    }

    List<SourceLine> lines() {
        return lines;
    }

    /** Shows lines; those that are shown already only change their gutter. */
    void show(List<SourceLine> newLines) {
        if (newLines.equals(lines)) {
            return;
        }
        boolean sameText = newLines.size() == lines.size();
        lines = newLines;
        selecting = true;
        if (sameText) {
            refresh();
        } else {
            getItems().setAll(IntStream.rangeClosed(1, newLines.size()).boxed().toList());
        }
        selecting = false;
    }

    /** Selects a line and shows it with some of what is before; 0 for none. */
    void selectLine(int number) {
        Integer selected = getSelectionModel().getSelectedItem();
        if (selected != null && selected == number) {
            return;
        }
        selecting = true;
        getSelectionModel().clearSelection();
        if (number > 0 && number <= lines.size()) {
            getSelectionModel().select(number - 1);
            scrollTo(Math.max(0, number - 8));
        }
        selecting = false;
    }

    /** Number, heat, tier and text of a line. */
    private final class LineCell extends ListCell<Integer> {
        private final Label number = new Label();
        private final Region bar = new Region();
        private final Label share = new Label();
        private final StackPane heat = new StackPane(bar, share);
        private final Label tier = new Label();
        private final Label text = new Label();
        private final Label refused = new Label();
        private final HBox row = new HBox(number, heat, tier, text, refused);
        private String tierStyle = "";

        LineCell() {
            number.getStyleClass().add("number");
            heat.getStyleClass().add("heat");
            bar.getStyleClass().add("heat-bar");
            share.getStyleClass().add("heat-share");
            tier.getStyleClass().add("tier");
            text.getStyleClass().add("instruction");
            refused.getStyleClass().add("refused-note");
            row.getStyleClass().add("step");
            text.setMinWidth(Region.USE_PREF_SIZE);
            bar.setMinHeight(BAR_HEIGHT);
            bar.setMaxHeight(BAR_HEIGHT);
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            pseudoClassStateChanged(REFUSED, false);
            setAccessibleText(null);
            setTooltip(null);
            if (empty || item == null || item > lines.size()) {
                setGraphic(null);
            } else {
                setGraphic(row);
                show(lines.get(item - 1));
            }
        }

        private void show(SourceLine line) {
            number.setText(Integer.toString(line.number()));
            bar.setMaxWidth(line.heat() * HEAT_WIDTH);
            bar.setVisible(line.heat() > 0);
            share.setText(line.share() == 0 ? "" : Units.percent(line.share()));
            text.setText(line.text().replace("\t", "    "));
            refused.setText(line.refused().isEmpty() ? "" : "✕ " + line.refused());
            refused.setVisible(!line.refused().isEmpty());
            pseudoClassStateChanged(REFUSED, !line.refused().isEmpty());
            showTier(line);
            String words = inWords(line);
            setAccessibleText("Line " + line.number() + ": " + line.text() + words);
            setTooltip(words.isEmpty() ? null : new Tooltip(words.substring(2)));
        }

        private void showTier(SourceLine line) {
            tier.getStyleClass().remove(tierStyle);
            var in = line.tier();
            tierStyle = in == null ? "no-tier" : Marks.style(in);
            tier.getStyleClass().add(tierStyle);
            String sign = in == null || !line.begins() ? "" : Marks.sign(in);
            tier.setText(line.refused().isEmpty() ? sign : "✕");
        }

        private static String inWords(SourceLine line) {
            var in = line.tier();
            return (line.share() == 0 ? "" : ", " + Units.percent(line.share()) + " of the time")
                    + (in == null ? "" : ", " + Marks.name(in))
                    + (line.refused().isEmpty() ? "" : ", refused: " + line.refused());
        }
    }
}
