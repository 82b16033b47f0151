package dev.zts.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;

/** Light or dark, as chosen or as the desktop is. */
final class Themes {
    private final ObjectProperty<ThemeChoice> choice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ChangeListener<ColorScheme> follow = (_, _, _) -> apply();

    Themes(ThemeChoice first) {
        choice = new SimpleObjectProperty<>(first);
        choice.addListener((_, _, _) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener(follow);
        apply();
    }

    ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Goes from light to dark or back. */
    void toggle() {
        choice.set(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /** Stops following the desktop. */
    void release() {
        Platform.getPreferences().colorSchemeProperty().removeListener(follow);
    }

    private void apply() {
        boolean wanted =
                switch (choice.get()) {
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                    case LIGHT -> false;
                    case DARK -> true;
                };
        var theme = wanted ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        dark.set(wanted);
    }
}
