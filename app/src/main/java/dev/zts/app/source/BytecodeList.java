package dev.zts.app.source;

import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.FunctionListing.Instruction;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The bytecode of functions. Rows of a source line can be selected, and tell their line. */
public final class BytecodeList extends ListView<BytecodeRow> {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private IntConsumer onLine = _ -> {};
    private boolean selecting;
    private List<FunctionListing> shown = List.of();

    public BytecodeList() {
        getStyleClass().addAll("dense", "listing");
        setAccessibleText("Bytecode");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new RowCell());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null && !selecting) {
                        onLine.accept(row.line());
                    }
                });
    }

    /** Sets what hears the source line of a row that is selected. */
    public void setOnLine(IntConsumer action) {
        onLine = action;
    }

    /** Shows functions; cheap if they are those that are shown already. */
    public void show(List<FunctionListing> functions) {
        if (functions.equals(shown)) {
            return;
        }
        shown = List.copyOf(functions);
        selecting = true;
        getItems().setAll(BytecodeRow.of(functions));
        selecting = false;
    }

    /** Says what an empty list means. */
    public void whenEmpty(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        setPlaceholder(label);
    }

    /** Selects the rows of a source line; 0 for none. */
    public void selectLine(int line) {
        var selected = getSelectionModel().getSelectedItem();
        if (selected != null && selected.line() == line) {
            return;
        }
        selecting = true;
        getSelectionModel().clearSelection();
        int[] rows =
                IntStream.range(0, getItems().size())
                        .filter(row ->
                                getItems().get(row) instanceof BytecodeRow.Step step
                                        && step.line() == line)
                        .toArray();
        if (rows.length > 0) {
            getSelectionModel().selectIndices(rows[0], rows);
            scrollTo(Math.max(0, rows[0] - 3));
        }
        selecting = false;
    }

    /** A function's head, or pc, text and line of an instruction. */
    private static final class RowCell extends ListCell<BytecodeRow> {
        private final Label pc = new Label();
        private final Label text = new Label();
        private final Label line = new Label();
        private final HBox row = new HBox(pc, text, line);

        RowCell() {
            pc.getStyleClass().add("pc");
            text.getStyleClass().add("instruction");
            line.getStyleClass().add("at-line");
            text.setMinWidth(Region.USE_PREF_SIZE);
            row.getStyleClass().add("step");
        }

        @Override
        protected void updateItem(BytecodeRow item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("function-head");
            setText(null);
            setGraphic(null);
            pseudoClassStateChanged(REFUSED, false);
            if (empty || item == null) {
                return;
            }
            switch (item) {
                case BytecodeRow.Head head -> {
                    getStyleClass().add("function-head");
                    setText(Marks.head(head.function()));
                }
                case BytecodeRow.Step(_, var step) -> {
                    pseudoClassStateChanged(REFUSED, step.refused());
                    pc.setText("%04d".formatted(step.pc()));
                    text.setText(textOf(step));
                    line.setText("line " + step.line());
                    setGraphic(row);
                }
            }
        }

        /** Columns of a listing are too wide here. */
        private static String textOf(Instruction step) {
            String narrow = step.text().strip().replaceAll(" {2,}", "  ");
            return step.refused() ? narrow + "  ✕ refused" : narrow;
        }
    }
}
