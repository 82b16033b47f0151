package dev.zts.app.window;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The keys of the window, over everything else until a click or the next key. */
final class CheatSheet extends StackPane {
    private final Label tabs = key("");

    CheatSheet() {
        setId("cheat-sheet");
        getStyleClass().add("cheat-sheet");
        setAlignment(Pos.CENTER);
        var title = new Label("Keys");
        title.getStyleClass().add("heading");
        var card = new VBox(title, grid());
        card.getStyleClass().add("card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        setOnMouseClicked(_ -> setVisible(false));
        setVisible(false);
    }

    void toggle() {
        setVisible(!isVisible());
    }

    /** Says how many tabs have keys. */
    void tabs(int count) {
        tabs.setText(Shortcut.tab(0).getDisplayText() + " … " + count);
    }

    private GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("keys");
        int row = 0;
        for (Shortcut shortcut : Shortcut.values()) {
            grid.addRow(row++, key(keysOf(shortcut)), new Label(shortcut.label()));
        }
        grid.addRow(row, tabs, new Label("Show a tab"));
        return grid;
    }

    private static String keysOf(Shortcut shortcut) {
        String keys =
                shortcut.keys().stream()
                        .map(KeyCombination::getDisplayText)
                        .collect(Collectors.joining(" or "));
        return shortcut == Shortcut.HELP ? keys + " or ?" : keys;
    }

    private static Label key(String text) {
        var label = new Label(text);
        label.getStyleClass().add("key");
        return label;
    }
}
