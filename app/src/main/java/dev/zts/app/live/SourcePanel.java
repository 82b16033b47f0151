package dev.zts.app.live;

import dev.zts.app.source.SourceModel;
import dev.zts.app.source.SourceView;
import dev.zts.engine.EngineInfo;
import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The source view as a panel. */
final class SourcePanel implements Panel {
    private final SourceModel model;
    private final SourceView view;

    SourcePanel(SourceModel model) {
        this.model = model;
        view = new SourceView(model);
    }

    /** Takes over why the engine lists no bytecode. */
    void engine(@Nullable EngineInfo engine) {
        view.noListing(engine == null || engine.tierEvents() ? "" : engine.tierNote());
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void show(TimelineView timeline) {
        view.show(timeline);
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    /** Its colours are those of the style sheet. */
    @Override
    public void dark(boolean dark) {}
}
