package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;

/** Short forms of what a chart shows, to find out whether it must be drawn again. */
final class Shown {
    private Shown() {}

    private record End(long originNanos, long endNanos, int slices) {}

    private record Events(long originNanos, int count, long dropped, long lastNanos) {}

    /** {@return equal for views with the same slices} */
    static Object slices(TimelineView view) {
        if (view.slices().isEmpty()) {
            return new End(0, 0, 0);
        }
        Slice last = view.slices().getLast();
        return new End(
                view.originNanos(), last.startNanos() + last.lengthNanos(), view.slices().size());
    }

    /** {@return equal for views with the same events} */
    static Object events(TimelineView view) {
        int count = view.events().size();
        return new Events(
                view.originNanos(),
                count,
                view.droppedEvents(),
                count == 0 ? 0 : view.events().getLast().nanos());
    }

    static Object everything(TimelineView view) {
        return view.revision();
    }
}
