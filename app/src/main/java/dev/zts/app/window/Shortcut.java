package dev.zts.app.window;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** A command that has keys. One row per command; accelerators and cheat sheet are made of these. */
enum Shortcut {
    OPEN("Open a folder", shortcut(KeyCode.O)),
    RUN("Start a run", shortcut(KeyCode.R), plain(KeyCode.F5)),
    STOP("Stop the run", shortcut(KeyCode.PERIOD)),
    EXPORT("Export an HTML report", shortcut(KeyCode.E)),
    THEME("Switch between light and dark", shortcut(KeyCode.T)),
    HELP("Show or hide the keys", plain(KeyCode.F1)),
    QUIT("Quit", shortcut(KeyCode.Q));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // combinations never change
    private final List<KeyCombination> keys;

    Shortcut(String label, KeyCombination... keys) {
        this.label = label;
        this.keys = List.of(keys);
    }

    String label() {
        return label;
    }

    List<KeyCombination> keys() {
        return keys;
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    /** {@return the keys of the tab at {@code index}, from 0 to 8} */
    static KeyCombination tab(int index) {
        return shortcut(KeyCode.valueOf("DIGIT" + (index + 1)));
    }
}
