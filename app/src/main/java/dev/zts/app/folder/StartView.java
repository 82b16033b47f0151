package dev.zts.app.folder;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** What the window shows without a folder: how to get one, and the recent ones. */
public final class StartView extends VBox {
    private final VBox list = new VBox();
    private final Consumer<Path> open;

    public StartView(ObservableList<RecentFolder> recent, Runnable choose, Consumer<Path> open) {
        this.open = open;
        setId("start");
        getStyleClass().add("start");
        list.getStyleClass().add("recent");
        list.setMaxWidth(USE_PREF_SIZE);
        var icon = FontIcon.of(Material2AL.FOLDER_OPEN);
        icon.getStyleClass().add("hero");
        var heading = new Label("Drop a handler folder here");
        heading.getStyleClass().add("heading");
        var hint =
                new Label(
                        "A folder with a handler.js, or with one file per route such as"
                                + " api/users/[id].js");
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        var button = new Button("Open folder…");
        button.setId("start-open");
        button.getStyleClass().add("accent");
        button.setOnAction(_ -> choose.run());
        getChildren().addAll(icon, heading, hint, button, list);
        recent.addListener((ListChangeListener<RecentFolder>) _ -> show(recent));
        show(recent);
    }

    private void show(ObservableList<RecentFolder> recent) {
        list.getChildren().clear();
        if (recent.isEmpty()) {
            return;
        }
        var title = new Label("Recent");
        title.getStyleClass().add("section");
        list.getChildren().add(title);
        recent.forEach(folder -> list.getChildren().add(entry(folder)));
    }

    private HBox entry(RecentFolder known) {
        Path folder = known.path();
        Path name = folder.getFileName();
        var link = new Hyperlink(name == null ? folder.toString() : name.toString());
        link.setOnAction(_ -> open.accept(folder));
        link.setDisable(known.missing());
        var path = new Label(known.missing() ? folder + " (missing)" : folder.toString());
        path.getStyleClass().add("caption");
        var row = new HBox(link, path);
        row.setAlignment(Pos.BASELINE_LEFT);
        row.getStyleClass().add("recent-row");
        return row;
    }
}
