package dev.zts.app.window;

import dev.zts.app.compare.SideBySide;
import dev.zts.app.console.ConsoleModel;
import dev.zts.app.folder.FolderModel;
import dev.zts.app.folder.FolderView;
import dev.zts.app.folder.RecentFolder;
import dev.zts.app.folder.StartView;
import dev.zts.app.live.LiveView;
import dev.zts.app.model.Activity;
import dev.zts.app.model.Background;
import dev.zts.app.model.Export;
import dev.zts.app.model.Notice;
import dev.zts.app.model.Notice.Topic;
import dev.zts.app.model.Opened;
import dev.zts.app.model.RunModel;
import dev.zts.app.model.SessionOpener;
import dev.zts.app.model.SlowestModel;
import dev.zts.app.model.WhatIfModel;
import dev.zts.app.plan.PlanModel;
import dev.zts.app.plan.PlanView;
import dev.zts.app.source.SourceModel;
import dev.zts.load.LoadPlan;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/** One workbench window: its models, its parts and its commands. FX thread only. */
final class Workbench implements Toolbar.Commands {
    /** What a window gets from outside, so that tests can stand in for the desktop. */
    record Surroundings(
            SessionOpener opener, Background background, Choosers choosers, UserFiles files) {}

    /** Time between two looks at the session; charts are drawn at most as often. */
    private static final Duration PULSE = Duration.ofMillis(200);

    /** Pulses between two looks at the routes' figures, so that they can be read. */
    private static final int PULSES_PER_FIGURES = 3;

    private static final double SIDE_WIDTH = 384;

    private static final PseudoClass DROP_TARGET = PseudoClass.getPseudoClass("drop-target");

    private final Stage stage;
    private final Surroundings surroundings;
    private final LaunchOptions options;
    private final RunModel run;
    private final PlanModel plan;
    private final FolderModel folder;
    private final ConsoleModel console;
    private final WhatIfModel whatIf;
    private final Themes themes;
    private final LiveView live;
    private final CheatSheet cheatSheet = new CheatSheet();
    private final ObservableList<RecentFolder> recent = FXCollections.observableArrayList();
    private final StackPane root = new StackPane();
    private final Ticker ticker = new Ticker(PULSE, this::pulse);
    private int pulses;
    private WindowSettings settings;

    Workbench(Stage stage, Surroundings surroundings, LaunchOptions options, WindowSettings first) {
        this.stage = stage;
        this.surroundings = surroundings;
        this.options = options;
        this.settings = first;
        run = new RunModel(surroundings.opener(), surroundings.background());
        plan = new PlanModel(options.host());
        folder = new FolderModel(run);
        console = new ConsoleModel(run);
        var wanted = options.theme();
        themes = new Themes(wanted == null ? first.theme() : wanted);
        Background background = surroundings.background();
        live =
                new LiveView(
                        run,
                        console,
                        new SlowestModel(run, background),
                        new SourceModel(run, background));
        whatIf = new WhatIfModel(run, background, SideBySide::open, this::setup);
        live.addWhatIf(whatIf);
        root.getChildren().setAll(frame(), cheatSheet);
        lookAtRecent();
    }

    RunModel model() {
        return run;
    }

    PlanModel plan() {
        return plan;
    }

    /** Shows the window, and opens the folder of the options. */
    void show() {
        var scene = new Scene(root, options.width(), options.height());
        scene.getStylesheets().add(stylesheet());
        installKeys(scene);
        cheatSheet.tabs(live.getTabs().size());
        installDrop(scene);
        themes.darkProperty().subscribe(live::dark);
        themes.choiceProperty().addListener((_, _, chosen) -> remember(settings.withTheme(chosen)));
        stage.titleProperty().bind(title());
        stage.setMinWidth(800);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        stage.show();
        ticker.start();
        Path first = options.folder();
        if (first != null) {
            open(first, options.autoRun());
        }
    }

    private static String stylesheet() {
        var sheet = Workbench.class.getResource("workbench.css");
        if (sheet == null) {
            throw new IllegalStateException("workbench.css is missing beside " + Workbench.class);
        }
        return sheet.toExternalForm();
    }

    private BorderPane frame() {
        var frame = new BorderPane();
        frame.getStyleClass().add("workbench");
        frame.setTop(
                new VBox(
                        new Toolbar(run, this, recent, themes.choiceProperty()),
                        new Banners(run.notices(), this::act)));
        frame.setCenter(centre());
        frame.setBottom(new RunStatus(run));
        return frame;
    }

    private StackPane centre() {
        var start = new StartView(recent, this::chooseFolder, this::open);
        var work = new SplitPane(side(), live);
        work.setDividerPositions(SIDE_WIDTH / options.width());
        SplitPane.setResizableWithParent(work.getItems().getFirst(), false);
        var nothing = run.folderProperty().isNull().or(failedToOpen());
        start.visibleProperty().bind(nothing);
        work.visibleProperty().bind(nothing.not());
        return new StackPane(start, work);
    }

    private BooleanBinding failedToOpen() {
        return Bindings.createBooleanBinding(
                () -> run.activity() == Activity.EMPTY, run.activityProperty());
    }

    private VBox side() {
        var locked =
                Bindings.createBooleanBinding(() -> !run.activity().idle(), run.activityProperty());
        var routes = new FolderView(folder);
        VBox.setVgrow(routes, Priority.ALWAYS);
        var side =
                new VBox(routes, new Separator(Orientation.HORIZONTAL), new PlanView(plan, locked));
        side.getStyleClass().add("side");
        side.setMinWidth(300);
        side.setPrefWidth(SIDE_WIDTH);
        return side;
    }

    /** {@return folder and activity, so that a task bar tells when a run is over} */
    private StringBinding title() {
        return Bindings.createStringBinding(
                () -> {
                    String name = folder.titleProperty().get();
                    if (name.isEmpty()) {
                        return "zts Workbench";
                    }
                    String doing = run.activity().label();
                    return name + " – " + doing + " – zts Workbench";
                },
                folder.titleProperty(),
                run.activityProperty());
    }

    @Override
    public void chooseFolder() {
        Path start = run.folder();
        if (start == null && !recent.isEmpty()) {
            start = recent.getFirst().path();
        }
        surroundings.choosers().folder(stage, start).ifPresent(this::open);
    }

    @Override
    public void open(Path directory) {
        open(directory, false);
    }

    private void open(Path directory, boolean thenRun) {
        Path absolute = directory.toAbsolutePath().normalize();
        run.open(
                absolute,
                plan.options(),
                opened -> {
                    remember(settings.withOpened(absolute));
                    takePlan(opened);
                    if (thenRun) {
                        run();
                    }
                });
    }

    private void takePlan(Opened opened) {
        opened.plan().map(options.plan()).ifPresent(plan::take);
    }

    @Override
    public void run() {
        String problem = plan.problem().get();
        if (!problem.isEmpty()) {
            run.tell(Notice.error(Topic.RUN, problem.strip(), ""));
            return;
        }
        run.run(edit(), plan.options());
    }

    /** {@return what gives the folder's plan the figures of command line and fields} */
    private UnaryOperator<LoadPlan> edit() {
        UnaryOperator<LoadPlan> fields = plan.edit();
        return base -> fields.apply(options.plan().apply(base));
    }

    /** {@return what a comparison is to run} Fields that cannot be read have no figures. */
    private WhatIfModel.Setup setup() {
        String problem = plan.problem().get();
        return problem.isEmpty()
                ? new WhatIfModel.Setup("", plan.options(), edit())
                : new WhatIfModel.Setup(problem, options.host(), UnaryOperator.identity());
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void export(Export format) {
        if (run.sessionProperty().get() == null) {
            return;
        }
        String name = folder.titleProperty().get() + "." + format.extension();
        surroundings
                .choosers()
                .exportFile(stage, format, name)
                .ifPresent(file -> run.export(format, file));
    }

    @Override
    public void help() {
        cheatSheet.toggle();
    }

    private void act(Notice notice) {
        switch (notice.action()) {
            case NONE -> run.notices().remove(notice);
            case USE_FREE_PORT -> {
                plan.port().set(0);
                reopen();
            }
            case RETRY -> reopen();
        }
    }

    private void reopen() {
        Path directory = run.folder();
        if (directory != null) {
            open(directory);
        }
    }

    private void remember(WindowSettings changed) {
        settings = changed;
        lookAtRecent();
        Path file = surroundings.files().settings();
        surroundings
                .background()
                .files(
                        () -> {
                            changed.save(file);
                            return file;
                        },
                        _ -> {},
                        thrown ->
                                run.tell(
                                        Notice.failure(
                                                Topic.SETTINGS,
                                                "The settings could not be saved",
                                                thrown)));
    }

    /** Finds out which of the recent folders are gone. */
    private void lookAtRecent() {
        List<Path> folders = settings.recent();
        surroundings
                .background()
                .files(
                        () -> RecentFolder.look(folders),
                        recent::setAll,
                        thrown ->
                                run.tell(
                                        Notice.failure(
                                                Topic.SETTINGS,
                                                "Could not look at the recent folders",
                                                thrown)));
    }

    private void installKeys(Scene scene) {
        for (Shortcut shortcut : Shortcut.values()) {
            shortcut.keys()
                    .forEach(keys -> scene.getAccelerators().put(keys, () -> perform(shortcut)));
        }
        for (int i = 0; i < live.getTabs().size(); i++) {
            int index = i;
            scene.getAccelerators().put(Shortcut.tab(i), () -> live.select(index));
        }
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::closeCheatSheet);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::questionMark);
    }

    private void closeCheatSheet(KeyEvent event) {
        if (cheatSheet.isVisible() && event.getCode() == KeyCode.ESCAPE) {
            cheatSheet.toggle();
            event.consume();
        }
    }

    private void questionMark(KeyEvent event) {
        boolean typing = stage.getScene().getFocusOwner() instanceof TextInputControl;
        if (event.getCharacter().equals("?") && !typing) {
            cheatSheet.toggle();
            event.consume();
        }
    }

    private void perform(Shortcut shortcut) {
        switch (shortcut) {
            case OPEN -> chooseFolder();
            case RUN -> run();
            case STOP -> stop();
            case EXPORT -> export(Export.HTML);
            case THEME -> themes.toggle();
            case HELP -> help();
            case QUIT -> quit();
        }
    }

    private void installDrop(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().getFiles().size() == 1) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                root.pseudoClassStateChanged(DROP_TARGET, true);
            }
            event.consume();
        });
        scene.setOnDragExited(_ -> root.pseudoClassStateChanged(DROP_TARGET, false));
        scene.setOnDragDropped(event -> {
            drop(List.copyOf(event.getDragboard().getFiles()));
            event.setDropCompleted(true);
            event.consume();
        });
    }

    /** Opens the folder that was dropped, or says that it was none. */
    void drop(List<File> files) {
        surroundings
                .background()
                .files(
                        () -> DroppedFolder.of(files),
                        dropped ->
                                dropped.ifPresentOrElse(
                                        this::open,
                                        () ->
                                                run.tell(
                                                        Notice.warning(
                                                                Topic.WINDOW,
                                                                "Drop one folder, or one script"
                                                                        + " of a folder.",
                                                                ""))),
                        thrown ->
                                run.tell(
                                        Notice.failure(
                                                Topic.WINDOW, "Could not open the drop", thrown)));
    }

    /**
     * Ends the run and closes the window. Popups go first: a stage that closes under one crashes
     * the window system's library.
     */
    void quit() {
        ticker.close();
        themes.release();
        whatIf.stop();
        run.close();
        for (Window window : List.copyOf(Window.getWindows())) {
            if (!window.equals(stage)) {
                window.hide();
            }
        }
        stage.close();
    }

    /** Looks at the session. */
    private void pulse() {
        run.pulse();
        console.refresh();
        live.refresh();
        if (pulses++ % PULSES_PER_FIGURES == 0) {
            folder.refresh();
        }
    }
}
