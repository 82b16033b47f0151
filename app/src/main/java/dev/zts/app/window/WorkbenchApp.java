package dev.zts.app.window;

import dev.zts.app.model.Background;
import dev.zts.app.model.Notice;
import dev.zts.app.model.Notice.Topic;
import dev.zts.app.model.Session;
import dev.zts.app.run.RunSession;
import dev.zts.memory.AllocationMeter;
import dev.zts.telemetry.Owner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window as an application: what comes before it and what must end after it. */
public final class WorkbenchApp extends Application {
    /** Time for a run, its server and its files to end once the window is closed. */
    private static final Duration END_LIMIT = Duration.ofMillis(2_800);

    private static final Logger LOG = Logger.getLogger(WorkbenchApp.class.getName());

    private final LaunchOptions options = WorkbenchWindow.options();
    private final UserFiles files = UserFiles.ofUser();
    private final CrashReports crashes = new CrashReports(files.state());
    private final Background background = Background.create(Platform::runLater);
    private final List<Notice> early = new ArrayList<>();
    private WindowSettings settings = WindowSettings.defaults();
    private @Nullable Workbench workbench;

    /** Reads settings and crash reports, before the toolkit's thread is needed. */
    @Override
    public void init() {
        Thread.setDefaultUncaughtExceptionHandler(this::crashed);
        var loaded = WindowSettings.load(files.settings());
        settings = loaded.settings();
        loaded.notice().ifPresent(early::add);
        try {
            crashes.takeUnseen().ifPresent(early::add);
        } catch (IOException unreadable) {
            early.add(Notice.failure(Topic.CRASH, "Old crash reports cannot be read", unreadable));
        }
    }

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler(this::crashed);
        AllocationMeter.claim(Thread.currentThread(), Owner.WINDOW);
        claimRenderer();
        var surroundings =
                new Workbench.Surroundings(
                        (folder, host) -> Session.of(RunSession.open(folder, host)),
                        background,
                        Choosers.ofDesktop(),
                        files);
        var window = new Workbench(stage, surroundings, options, settings);
        workbench = window;
        early.forEach(window.model()::tell);
        window.show();
        if (options.tellFirstFrame() || options.quitAfterFirstFrame()) {
            new FirstFrame(() -> firstFrame(window)).start();
        }
    }

    /** Claims what draws for the window; that thread is the toolkit's own and not handed out. */
    private static void claimRenderer() {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().startsWith("QuantumRenderer")) {
                AllocationMeter.claim(threads[i], Owner.WINDOW);
            }
        }
    }

    private void firstFrame(Workbench window) {
        if (options.tellFirstFrame()) {
            System.err.println("first frame after " + FirstFrame.sinceStartMillis() + " ms");
        }
        if (options.quitAfterFirstFrame()) {
            window.quit();
        }
    }

    /** Waits for what the window left to end. */
    @Override
    public void stop() throws InterruptedException {
        if (!background.finish(END_LIMIT)) {
            LOG.warning("The run or its server did not end in time and is abandoned.");
            background.close();
        }
    }

    private void crashed(Thread thread, Throwable thrown) {
        Notice notice;
        try {
            notice =
                    Notice.failure(
                            Topic.CRASH,
                            "An error nobody expected; the report is in "
                                    + crashes.write(thread, thrown),
                            thrown);
        } catch (IOException unwritable) {
            thrown.addSuppressed(unwritable);
            notice = Notice.failure(Topic.CRASH, "An error nobody expected", thrown);
        }
        LOG.log(Level.SEVERE, notice.text(), thrown);
        tell(notice);
    }

    private void tell(Notice notice) {
        if (workbench != null) {
            Platform.runLater(() -> {
                if (workbench != null) {
                    workbench.model().tell(notice);
                }
            });
        }
    }
}
