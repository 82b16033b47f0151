package dev.zts.app.console;

import dev.zts.telemetry.ConsoleLog.Level;
import dev.zts.telemetry.ConsoleLog.Line;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The console: newest line last, followed until paused. */
public final class ConsoleView extends BorderPane {
    private final ConsoleModel model;
    private final ListView<Line> list;

    public ConsoleView(ConsoleModel model) {
        this.model = model;
        list = new ListView<>(model.lines());
        list.setId("console-lines");
        list.setAccessibleText("What handlers printed");
        list.getStyleClass().addAll("dense", "console");
        list.setPlaceholder(
                new Label("Nothing printed yet. console.log of a handler arrives here."));
        list.setCellFactory(_ -> new LineCell());
        model.lines()
                .addListener(
                        (ListChangeListener<Line>)
                                _ -> {
                                    if (!model.lines().isEmpty()) {
                                        list.scrollTo(model.lines().size() - 1);
                                    }
                                });
        setTop(bar());
        setCenter(list);
    }

    private HBox bar() {
        var level = new ComboBox<>(FXCollections.observableArrayList(Level.values()));
        level.setId("console-level");
        level.setAccessibleText("Least serious level shown");
        level.valueProperty().bindBidirectional(model.leastProperty());
        var pause = new ToggleButton("Pause", FontIcon.of(Material2MZ.PAUSE));
        pause.setId("console-pause");
        pause.selectedProperty().bindBidirectional(model.pausedProperty());
        var clear = new Button("Clear", FontIcon.of(Material2AL.CLEAR_ALL));
        clear.setId("console-clear");
        clear.setOnAction(_ -> model.clear());
        var dropped = new Label();
        dropped.setId("console-dropped");
        dropped.getStyleClass().add("caption");
        dropped.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> droppedText(model.droppedProperty().get()),
                                model.droppedProperty()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var least = new Label("Show from");
        least.getStyleClass().add("caption");
        var bar = new HBox(least, level, pause, clear, gap, dropped);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private static String droppedText(long count) {
        return count == 0 ? "" : String.format(Locale.ROOT, "%,d older lines dropped", count);
    }

    /** A line with its level and source; the text is shown with nothing hidden. */
    private static final class LineCell extends ListCell<Line> {
        private final Label level = new Label();
        private final Label source = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(level, source, text);

        LineCell() {
            level.getStyleClass().add("level");
            source.getStyleClass().add("source");
            text.getStyleClass().add("message");
            row.getStyleClass().add("line");
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            level.setText(line.level().name().toLowerCase(Locale.ROOT));
            source.setText(VisibleText.of(line.source()));
            text.setText(VisibleText.of(line.text()));
            for (Level each : Level.values()) {
                var state = PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT));
                row.pseudoClassStateChanged(state, each == line.level());
            }
            setGraphic(row);
        }
    }
}
