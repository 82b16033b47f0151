package dev.zts.memory;

import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * A flight recording of every stop-the-world pause, exact to the microsecond: for reports. The live
 * view has {@link Nursery}, which is at once but knows milliseconds only.
 */
public final class GcRecorder implements AutoCloseable {
    private static final String PHASE_PAUSE = "jdk.GCPhasePause";
    private static final String COLLECTION = "jdk.GarbageCollection";
    private static final String HEAP_SUMMARY = "jdk.GCHeapSummary";
    private static final String SAFEPOINT_BEGIN = "jdk.SafepointBegin";
    private static final String SAFEPOINT_END = "jdk.SafepointEnd";
    private static final Set<String> EVENTS =
            Set.of(PHASE_PAUSE, COLLECTION, HEAP_SUMMARY, SAFEPOINT_BEGIN, SAFEPOINT_END);

    /** What flight recordings call collections of the young generation only. */
    private static final Set<String> YOUNG =
            Set.of("G1New", "DefNew", "ParallelScavenge", "ZGC Minor");

    private final Recording recording = new Recording();
    private final Runnable clockMarks = ClockMark::commitNow;

    private GcRecorder() {
        recording.setName("zts pauses");
        for (String event : EVENTS) {
            recording.enable(event).withoutThreshold().withoutStackTrace();
        }
        recording.enable(ClockMark.class);
    }

    /**
     * What was recorded, in order, on the clock of {@link System#nanoTime}.
     *
     * @param collections pauses of collections, each without the time to reach its safepoint
     * @param stops when no application thread ran, for a collection or anything else, from the
     *     request to stop on; merged
     */
    public record Recorded(List<GcPause> collections, List<Pause> stops) {
        public Recorded {
            collections = List.copyOf(collections);
            stops = List.copyOf(stops);
        }
    }

    /** Starts recording. The first one in a process takes some tenths of a second. */
    public static GcRecorder start() {
        GcRecorder recorder = new GcRecorder();
        recorder.recording.start();
        FlightRecorder.addPeriodicEvent(ClockMark.class, recorder.clockMarks);
        ClockMark.commitNow();
        return recorder;
    }

    /** Stops recording and reads what was recorded. Once only; takes some tenths of a second. */
    public Recorded stop() {
        ClockMark.commitNow();
        FlightRecorder.removePeriodicEvent(clockMarks);
        recording.stop();
        try (recording) {
            Path file = Files.createTempFile("zts-pauses", ".jfr");
            try {
                recording.dump(file);
                return new Reader(RecordingFile.readAllEvents(file)).recorded();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the recording of pauses cannot be read", e);
        }
    }

    /** Throws the recording away, if it was not stopped. */
    @Override
    public void close() {
        FlightRecorder.removePeriodicEvent(clockMarks);
        recording.close();
    }

    /** Makes pauses of recorded events. */
    private static final class Reader {
        private final JfrClock clock = new JfrClock();
        private final List<RecordedEvent> phases = new ArrayList<>();
        private final Map<Integer, RecordedEvent> collections = new HashMap<>();
        private final Map<Integer, Long> usedBefore = new HashMap<>();
        private final Map<Integer, Long> usedAfter = new HashMap<>();
        private final Map<Long, RecordedEvent> safepointBegins = new HashMap<>();
        private final Map<Long, RecordedEvent> safepointEnds = new HashMap<>();

        Reader(List<RecordedEvent> events) {
            events.forEach(this::sort);
        }

        private void sort(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case PHASE_PAUSE -> phases.add(event);
                case COLLECTION -> collections.put(event.getInt("gcId"), event);
                case HEAP_SUMMARY ->
                        ("Before GC".equals(event.getString("when")) ? usedBefore : usedAfter)
                                .put(event.getInt("gcId"), event.getLong("heapUsed"));
                case SAFEPOINT_BEGIN -> safepointBegins.put(event.getLong("safepointId"), event);
                case SAFEPOINT_END -> safepointEnds.put(event.getLong("safepointId"), event);
                case ClockMark.NAME -> clock.mark(event.getStartTime(), event.getLong("nanoTime"));
                default -> {}
            }
        }

        Recorded recorded() {
            List<GcPause> pauses =
                    phases.stream()
                            .map(this::pause)
                            .sorted(Comparator.comparingLong(GcPause::nanos))
                            .toList();
            List<Pause> stops = new ArrayList<>();
            for (RecordedEvent phase : phases) {
                stops.add(stop(phase, phase));
            }
            safepointBegins.forEach((id, begin) -> {
                RecordedEvent end = safepointEnds.get(id);
                if (end != null) {
                    stops.add(stop(begin, end));
                }
            });
            return new Recorded(pauses, Pause.merge(stops));
        }

        private Pause stop(RecordedEvent first, RecordedEvent last) {
            return new Pause(
                    clock.nanoTime(first.getStartTime()), clock.nanoTime(last.getEndTime()));
        }

        private GcPause pause(RecordedEvent phase) {
            int gcId = phase.getInt("gcId");
            RecordedEvent collection = collections.get(gcId);
            String collector = text(collection, "name");
            return new GcPause(
                    clock.nanoTime(phase.getStartTime()),
                    phase.getDuration().toNanos(),
                    collector,
                    text(collection, "cause"),
                    YOUNG.contains(collector),
                    usedBefore.getOrDefault(gcId, 0L),
                    usedAfter.getOrDefault(gcId, 0L));
        }

        /** A collection still going on when the recording stopped has not told its name yet. */
        private static String text(@Nullable RecordedEvent event, String field) {
            String value = event == null ? null : event.getString(field);
            return value == null ? "unknown" : value;
        }
    }
}
