package dev.zts.app.compare;

import dev.zts.server.HostOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sides without servers, for tests of what shows a comparison: A takes 3 ms and B 2 ms. */
public final class FakeSides {
    private static final double MILLI = 1e6;

    private final List<FakeContestant> opened = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean hanging;

    /** Makes runs end when they are stopped, not before. */
    public void hang() {
        hanging = true;
    }

    public SideBySide open(Path folder, HostOptions configured, Against against) {
        return SideBySide.open(folder, configured, against, (_, options) -> contestant(options));
    }

    private FakeContestant contestant(HostOptions options) {
        double nanos = opened.size() % 2 == 0 ? 3 * MILLI : 2 * MILLI;
        var side =
                new FakeContestant(
                        "",
                        Collections.synchronizedList(new ArrayList<>()),
                        options,
                        i -> nanos * (1 + 0.001 * (i * 7 % 5)));
        if (hanging) {
            side.hang();
        }
        opened.add(side);
        return side;
    }

    /** {@return how many hosts were opened so far} */
    public int opened() {
        return opened.size();
    }

    /** {@return whether a run has begun} */
    public boolean loaded() {
        return List.copyOf(opened).stream().anyMatch(side -> side.runs() > 0);
    }

    /** {@return whether no host is open} */
    public boolean allClosed() {
        return List.copyOf(opened).stream().allMatch(FakeContestant::closed);
    }
}
