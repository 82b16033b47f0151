package dev.zts.app.live;

import dev.zts.app.console.ConsoleModel;
import dev.zts.app.model.RunModel;
import dev.zts.app.model.SlowestModel;
import dev.zts.app.model.WhatIfModel;
import dev.zts.app.source.SourceModel;
import dev.zts.server.HostState;
import dev.zts.visualizers.chart.ErrorTable;
import dev.zts.visualizers.chart.EventTable;
import dev.zts.visualizers.chart.LatencyHeatmap;
import dev.zts.visualizers.chart.LatencyHistogramChart;
import dev.zts.visualizers.chart.NurseryChart;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The tabs of a run. Only the selected one is drawn, and its content is made when it is first. */
public final class LiveView extends TabPane {

    private static final String SOURCE = "Source";

    /** A tab and what makes its content. */
    private static final class Page {
        private final Tab tab;
        private final Supplier<Panel> maker;
        private @Nullable Panel panel;

        Page(String title, Supplier<Panel> maker) {
            this.tab = new Tab(title);
            this.maker = maker;
            tab.setClosable(false);
            tab.setId("tab-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }

        Panel panel(boolean dark) {
            if (panel == null) {
                panel = maker.get();
                panel.dark(dark);
                tab.setContent(panel.node());
            }
            return panel;
        }
    }

    private final RunModel run;
    private final SourceModel source;
    private final TierPanel tiers;
    private final SourcePanel sourcePanel;
    private final List<Page> pages = new ArrayList<>();
    private boolean dark;

    public LiveView(RunModel run, ConsoleModel console, SlowestModel slowest, SourceModel source) {
        this.run = run;
        this.source = source;
        tiers = new TierPanel(source, this::openSource);
        sourcePanel = new SourcePanel(source);
        setId("live");
        getStyleClass().add("live");
        add("Overview", OverviewPanel::new);
        add(
                "Latency",
                () ->
                        new StackPanel(
                                ChartPane.of(new LatencyHistogramChart()),
                                ChartPane.of(new LatencyHeatmap())));
        add("Slowest", () -> new SlowestPanel(slowest));
        add("Nursery", LiveView::nursery);
        add("Tiers", () -> tiers);
        add(SOURCE, () -> sourcePanel);
        add("Errors", LiveView::errors);
        add("Console", () -> new ConsolePanel(console));
        getSelectionModel().selectedItemProperty().addListener((_, _, _) -> drawSoon());
        run.viewProperty().addListener((_, _, _) -> draw());
        run.hostProperty().addListener((_, _, host) -> showEngine(host));
        showEngine(run.host());
        draw();
    }

    private static Panel nursery() {
        return new StackPanel(
                ChartPane.of(new NurseryChart()), ChartPane.ofTable(new EventTable()));
    }

    private static Panel errors() {
        return new StackPanel(ChartPane.ofTable(new ErrorTable()));
    }

    private void add(String title, Supplier<Panel> maker) {
        var page = new Page(title, maker);
        pages.add(page);
        getTabs().add(page.tab);
    }

    /** Adds the tab that compares. */
    public void addWhatIf(WhatIfModel model) {
        add("What if", () -> new WhatIfPanel(model));
    }

    private void showEngine(@Nullable HostState host) {
        tiers.engine(host == null ? null : host.engine());
        sourcePanel.engine(host == null ? null : host.engine());
    }

    private void openSource(String file, int line) {
        source.show(file, line);
        for (Page page : pages) {
            if (page.tab.getText().equals(SOURCE)) {
                getSelectionModel().select(page.tab);
            }
        }
    }

    /** Shows the tab at {@code index}, if there is one. */
    public void select(int index) {
        if (index < pages.size()) {
            getSelectionModel().select(index);
        }
    }

    /** Takes the colours of a light or dark theme. */
    public void dark(boolean on) {
        dark = on;
        for (Page page : pages) {
            if (page.panel != null) {
                page.panel.dark(on);
            }
        }
        draw();
    }

    /** Lets the selected tab look at what changes; called some times a second. */
    public void refresh() {
        int selected = getSelectionModel().getSelectedIndex();
        if (selected >= 0) {
            pages.get(selected).panel(dark).refresh();
        }
    }

    /** Makes the content now, and draws it once the tab pane has made it visible. */
    private void drawSoon() {
        draw();
        Platform.runLater(this::draw);
    }

    private void draw() {
        int selected = getSelectionModel().getSelectedIndex();
        if (selected < 0) {
            return;
        }
        Panel panel = pages.get(selected).panel(dark);
        TimelineView view = run.view();
        if (view != null) {
            panel.show(view);
        }
    }
}
