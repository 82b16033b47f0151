package dev.zts.app.window;

import dev.zts.app.folder.RecentFolder;
import dev.zts.app.model.Activity;
import dev.zts.app.model.Export;
import dev.zts.app.model.RunModel;
import dev.zts.server.HostState;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The commands, how far the run is, and where the folder is served. */
final class Toolbar extends HBox {

    /** What the buttons do. */
    interface Commands {
        void chooseFolder();

        void open(Path folder);

        void run();

        void stop();

        void export(Export format);

        void help();
    }

    private final RunModel model;
    private final Commands commands;

    Toolbar(
            RunModel model,
            Commands commands,
            ObservableList<RecentFolder> recent,
            ObjectProperty<ThemeChoice> theme) {
        this.model = model;
        this.commands = commands;
        getStyleClass().add("toolbar");
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        open(recent),
                        run(),
                        stop(),
                        new Separator(Orientation.VERTICAL),
                        progress(),
                        gap,
                        address(),
                        transport(),
                        new Separator(Orientation.VERTICAL),
                        export(),
                        themes(theme),
                        help());
    }

    private Node open(ObservableList<RecentFolder> recent) {
        var open = new SplitMenuButton();
        open.setId("open");
        open.setText("Open");
        open.setGraphic(FontIcon.of(Material2AL.FOLDER_OPEN));
        open.setTooltip(tip("Open a handler folder", Shortcut.OPEN));
        open.setOnAction(_ -> commands.chooseFolder());
        recent.addListener((ListChangeListener<RecentFolder>) _ -> fill(open, recent));
        fill(open, recent);
        return open;
    }

    private void fill(SplitMenuButton open, ObservableList<RecentFolder> recent) {
        open.getItems().clear();
        for (RecentFolder known : recent) {
            Path folder = known.path();
            var item = new MenuItem(folder.toString());
            item.setMnemonicParsing(false);
            item.setDisable(known.missing());
            item.setOnAction(_ -> commands.open(folder));
            open.getItems().add(item);
        }
        if (open.getItems().isEmpty()) {
            var none = new MenuItem("No recent folders");
            none.setDisable(true);
            open.getItems().add(none);
        }
    }

    private Node run() {
        var run = new Button("Run", FontIcon.of(Material2MZ.PLAY_ARROW));
        run.setId("run");
        run.getStyleClass().add("accent");
        run.setTooltip(tip("Start a run", Shortcut.RUN));
        run.setOnAction(_ -> commands.run());
        run.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !model.activity().idle(), model.activityProperty()));
        return run;
    }

    private Node stop() {
        var stop = new Button("Stop", FontIcon.of(Material2MZ.STOP));
        stop.setId("stop");
        stop.setTooltip(tip("Stop the run", Shortcut.STOP));
        stop.setOnAction(_ -> commands.stop());
        stop.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !model.activity().running(), model.activityProperty()));
        return stop;
    }

    private Node progress() {
        var state = new Label();
        state.setId("activity");
        state.getStyleClass().add("activity");
        state.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> model.activity().label(), model.activityProperty()));
        var bar = new ProgressBar(0);
        bar.setId("progress");
        bar.setAccessibleText("Progress of the run");
        bar.progressProperty().bind(model.progressProperty());
        var elapsed = new Label();
        elapsed.setId("elapsed");
        elapsed.getStyleClass().add("elapsed");
        elapsed.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> clock(model.elapsedNanosProperty().get()),
                                model.elapsedNanosProperty()));
        var box = new HBox(state, bar, elapsed);
        box.getStyleClass().add("progress-box");
        box.visibleProperty().bind(model.activityProperty().isNotEqualTo(Activity.EMPTY));
        return box;
    }

    /** {@return minutes, seconds and tenths: {@code 0:04.2}} */
    static String clock(long nanos) {
        long tenths = nanos / 100_000_000;
        return String.format(
                Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    private Node address() {
        var link = new Hyperlink();
        link.setId("address");
        link.setTooltip(new Tooltip("Copy the address"));
        link.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> addressOf(model.host()), model.hostProperty()));
        link.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(link.getText());
            Clipboard.getSystemClipboard().setContent(content);
            link.setVisited(false);
        });
        return link;
    }

    private static String addressOf(@Nullable HostState host) {
        return host == null ? "" : RunModel.url(host.address());
    }

    private Node transport() {
        var transport = new Label();
        transport.setId("transport");
        transport.getStyleClass().add("badge");
        transport.setTooltip(new Tooltip("How the server talks to the network"));
        transport
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    HostState host = model.host();
                                    return host == null ? "" : host.transport();
                                },
                                model.hostProperty()));
        transport.visibleProperty().bind(transport.textProperty().isNotEmpty());
        transport.managedProperty().bind(transport.visibleProperty());
        return transport;
    }

    private Node export() {
        var export = new MenuButton("Export", FontIcon.of(Material2AL.GET_APP));
        export.setId("export");
        for (Export format : Export.values()) {
            var item = new MenuItem(format.label() + "…");
            item.setId("export-" + format.extension());
            item.setOnAction(_ -> commands.export(format));
            export.getItems().add(item);
        }
        export.disableProperty().bind(model.sessionProperty().isNull());
        return export;
    }

    private static Node themes(ObjectProperty<ThemeChoice> theme) {
        var group = new ToggleGroup();
        var buttons = new SegmentedButton();
        buttons.setToggleGroup(group);
        for (ThemeChoice choice : ThemeChoice.values()) {
            var button = new ToggleButton("", FontIcon.of(iconOf(choice)));
            String name = choice.name().toLowerCase(Locale.ROOT);
            button.setId("theme-" + name);
            button.setAccessibleText("Theme: " + name);
            button.setTooltip(new Tooltip("Theme: " + name));
            button.setUserData(choice);
            button.setSelected(theme.get() == choice);
            button.setOnAction(_ -> {
                button.setSelected(true);
                theme.set(choice);
            });
            theme.addListener((_, _, chosen) -> button.setSelected(chosen == choice));
            buttons.getButtons().add(button);
        }
        return buttons;
    }

    private static Ikon iconOf(ThemeChoice choice) {
        return switch (choice) {
            case SYSTEM -> Material2AL.BRIGHTNESS_AUTO;
            case LIGHT -> Material2MZ.WB_SUNNY;
            case DARK -> Material2MZ.NIGHTS_STAY;
        };
    }

    private Node help() {
        var help = new Button("", FontIcon.of(Material2AL.HELP_OUTLINE));
        help.setId("help");
        help.getStyleClass().addAll("button-icon", "flat");
        help.setAccessibleText("Keys of the window");
        help.setTooltip(tip("Keys of the window", Shortcut.HELP));
        help.setOnAction(_ -> commands.help());
        return help;
    }

    private static Tooltip tip(String text, Shortcut shortcut) {
        return new Tooltip(text + " (" + shortcut.keys().getFirst().getDisplayText() + ")");
    }
}
