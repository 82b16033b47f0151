package dev.zts.app.window;

import dev.zts.app.model.Notice;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The notices of a model, one below the other, each until it is closed. */
final class Banners extends VBox {
    private final ObservableList<Notice> notices;
    private final Consumer<Notice> act;

    /**
     * @param act does what a notice's button offers
     */
    Banners(ObservableList<Notice> notices, Consumer<Notice> act) {
        this.notices = notices;
        this.act = act;
        setId("banners");
        notices.addListener((ListChangeListener<Notice>) _ -> rebuild());
        rebuild();
    }

    private void rebuild() {
        getChildren().setAll(notices.stream().map(this::banner).toList());
    }

    private VBox banner(Notice notice) {
        var text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("banner-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(FontIcon.of(iconOf(notice)), text);
        row.getStyleClass().add("banner-row");
        var banner = new VBox(row);
        banner.getStyleClass().addAll("banner", notice.severity().name().toLowerCase(Locale.ROOT));
        if (!notice.details().isEmpty()) {
            row.getChildren().add(detailsToggle(banner, notice.details()));
        }
        if (notice.action() != Notice.Action.NONE) {
            row.getChildren().add(actionButton(notice));
        }
        row.getChildren().add(closeButton(notice));
        return banner;
    }

    private static ToggleButton detailsToggle(VBox banner, String text) {
        var details = new TextArea(text);
        details.setEditable(false);
        details.setPrefRowCount(Math.clamp(text.lines().count(), 3, 10));
        details.getStyleClass().addAll("code", "details");
        var toggle = new ToggleButton("Details");
        toggle.getStyleClass().addAll("small", "banner-details");
        toggle.selectedProperty()
                .addListener((_, _, shown) -> {
                    if (shown) {
                        banner.getChildren().add(details);
                    } else {
                        banner.getChildren().remove(details);
                    }
                });
        return toggle;
    }

    private Button actionButton(Notice notice) {
        var button = new Button(labelOf(notice.action()));
        button.getStyleClass().addAll("small", "banner-action");
        button.setOnAction(_ -> act.accept(notice));
        return button;
    }

    private Button closeButton(Notice notice) {
        var button = new Button("", FontIcon.of(Material2AL.CLOSE));
        button.getStyleClass().addAll("button-icon", "flat", "small", "banner-close");
        button.setAccessibleText("Close this notice");
        button.setOnAction(_ -> notices.remove(notice));
        return button;
    }

    private static String labelOf(Notice.Action action) {
        return switch (action) {
            case NONE -> "";
            case USE_FREE_PORT -> "Use a free port";
            case RETRY -> "Try again";
        };
    }

    private static Ikon iconOf(Notice notice) {
        return switch (notice.severity()) {
            case INFO -> Material2AL.INFO;
            case WARNING -> Material2MZ.WARNING;
            case ERROR -> Material2AL.ERROR;
        };
    }
}
