package dev.zts.visualizers.timeline;

import dev.zts.telemetry.Frame;
import dev.zts.visualizers.tiers.TierHistory;
import dev.zts.visualizers.timeline.Fold.Folded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Everything charts and reports draw of one run, made of frames. One thread appends, any thread
 * reads; readers see one consistent {@link TimelineView} and never wait. Size is bounded whatever
 * the length of the run: at most 600 slices (when they are full, each two become one of double
 * length), a minute of nursery points, 5,000 pauses, 2,000 other events and 10,000 stacks.
 */
public final class Timeline {
    /*
     * An append publishes the frame in front of a short immutable list; about once a second the
     * list is folded into a new base. A reader folds the few frames since then into a view of its
     * own, once for each revision. Both use Fold, so a figure has one meaning.
     */
    private static final int FRAMES_PER_FOLD = 20;

    /** A frame and those before it. */
    private record Chain(Frame frame, @Nullable Chain older) {}

    /**
     * @param base everything up to the frames in {@code pending}
     * @param pending of the newest frames, those that are not in the base yet
     * @param folded frames in the base that may be younger than a second
     */
    private record State(
            long revision, Folded base, @Nullable Chain pending, int size, List<Frame> folded) {
        static State empty(long revision, TierHistory tiers) {
            return new State(revision, Folded.empty(revision, tiers), null, 0, List.of());
        }

        State with(Frame frame) {
            return new State(revision + 1, base, new Chain(frame, pending), size + 1, folded);
        }

        List<Frame> frames() {
            Deque<Frame> frames = new ArrayDeque<>();
            for (Chain link = pending; link != null; link = link.older()) {
                frames.addFirst(link.frame());
            }
            return List.copyOf(frames);
        }
    }

    private final AtomicReference<State> state =
            new AtomicReference<>(State.empty(0, TierHistory.EMPTY));
    private final AtomicReference<TimelineView> newest =
            new AtomicReference<>(TimelineView.empty(0));

    /** Apart from the view, so that nobody copies stacks but who asks for them. */
    private final StackTotals stacks = new StackTotals();

    /** A fold that nobody uses just now. */
    private final AtomicReference<@Nullable Fold> spare = new AtomicReference<>();

    /** Adds a frame. The sampler's thread only. */
    public void append(Frame frame) {
        State before;
        State after;
        do {
            before = state.get();
            after = before.with(frame);
            if (after.size() >= FRAMES_PER_FOLD) {
                after = folded(after);
            }
        } while (!state.compareAndSet(before, after));
        stacks.add(frame);
    }

    /** {@return a number that grows with every frame} */
    public long revision() {
        return state.get().revision();
    }

    /** {@return what is known up to the newest frame} */
    public TimelineView view() {
        State now = state.get();
        TimelineView known = newest.get();
        if (known.revision() == now.revision()) {
            return known;
        }
        TimelineView view = fold(now).view();
        if (known.revision() < view.revision()) {
            newest.compareAndSet(known, view);
        }
        return view;
    }

    /** {@return the stacks seen in the measured part up to now} Copies them. */
    public Stacks stacks() {
        return stacks.now();
    }

    /**
     * Forgets everything but the tiers that functions are in, for the next run: an engine does not
     * tell them again. Any thread.
     */
    public void clear() {
        stacks.clear();
        state.updateAndGet(before ->
                State.empty(before.revision() + 1, fold(before).view().tiers().forNextRun()));
    }

    private State folded(State full) {
        return new State(full.revision(), fold(full), null, 0, recent(full));
    }

    private Folded fold(State from) {
        List<Frame> frames = from.frames();
        if (frames.isEmpty()) {
            return from.base();
        }
        Fold taken = spare.getAndSet(null);
        Fold fold = taken == null ? new Fold() : taken;
        Folded sum = fold.add(from.base(), frames, recent(from), from.revision());
        spare.set(fold);
        return sum;
    }

    private static List<Frame> recent(State from) {
        List<Frame> frames = new ArrayList<>(from.folded());
        frames.addAll(from.frames());
        long end = frames.getLast().nanos();
        frames.removeIf(frame -> end - frame.nanos() >= Fold.SECOND_NANOS);
        return frames;
    }
}
