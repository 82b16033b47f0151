package dev.zts.server;

import dev.zts.folder.FolderConfig;
import dev.zts.folder.HandlerFolder;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two readings of a folder found the same. Their versions do not count. */
final class Snapshots {
    private static final List<LoadRequest> ANY = List.of(LoadRequest.get("/"));

    private Snapshots() {}

    static boolean same(HandlerFolder a, HandlerFolder b) {
        return a.sources().scripts().equals(b.sources().scripts())
                && a.routes().equals(b.routes())
                && Objects.equals(a.staticRoot(), b.staticRoot())
                && a.problems().equals(b.problems())
                && same(a.config(), b.config());
    }

    private static boolean same(FolderConfig a, FolderConfig b) {
        return Objects.equals(a.wallLimit(), b.wallLimit())
                && Objects.equals(a.allocationLimitBytes(), b.allocationLimitBytes())
                && Objects.equals(a.maxBodyBytes(), b.maxBodyBytes())
                && a.jit().equals(b.jit())
                && Objects.equals(withoutMix(a.load()), withoutMix(b.load()))
                && same(a.mix(), b.mix());
    }

    private static @Nullable LoadPlan withoutMix(@Nullable LoadPlan plan) {
        return plan == null ? null : plan.withMix(ANY);
    }

    private static boolean same(List<LoadRequest> a, List<LoadRequest> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            LoadRequest one = a.get(i);
            LoadRequest two = b.get(i);
            if (!one.route().equals(two.route())
                    || one.weight() != two.weight()
                    || !one.method().equals(two.method())
                    || !one.target().equals(two.target())
                    || !one.headers().equals(two.headers())
                    || !Arrays.equals(one.body(), two.body())) {
                return false;
            }
        }
        return true;
    }
}
