package dev.zts.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which entries stay. */
class EntryCacheTest {
    /** An entry without content counts its overhead and its path. */
    private static final long EACH = FileEntry.absent(0).weight("/a");

    private final EntryCache cache = new EntryCache(2 * EACH);

    private FileEntry put(String path, long checkedNanos) {
        FileEntry entry = FileEntry.absent(checkedNanos);
        cache.put(path, entry);
        entry.release();
        return entry;
    }

    private void use(String path) {
        Objects.requireNonNull(cache.take(path)).release();
    }

    @Test
    void leastRecentlyUsed_goesFirst() {
        FileEntry a = put("/a", 0);
        FileEntry b = put("/b", 0);
        use("/a");

        put("/c", 0);

        assertThat(b.refCnt()).isZero();
        assertThat(cache.take("/b")).isNull();
        assertThat(cache.take("/a")).isSameAs(a);
        assertThat(cache.bytes()).isEqualTo(2 * EACH);
    }

    @Test
    void entryInUse_livesUntilItIsReleased() {
        FileEntry a = put("/a", 0);
        use("/a");
        FileEntry held = Objects.requireNonNull(cache.take("/a"));
        put("/b", 0);
        put("/c", 0);

        assertThat(a.refCnt()).isOne();
        held.release();
        assertThat(a.refCnt()).isZero();
    }

    @Test
    void newEntry_takesThePlaceOfTheOldOne() {
        FileEntry old = put("/a", 0);
        FileEntry fresh = put("/a", 0);

        assertThat(old.refCnt()).isZero();
        assertThat(cache.take("/a")).isSameAs(fresh);
        assertThat(cache.size()).isOne();
        assertThat(cache.bytes()).isEqualTo(EACH);
    }

    @Test
    void entryLargerThanAll_isNotKept_andDrivesNothingOut() {
        FileEntry a = put("/a", 0);

        FileEntry large = put("/" + "x".repeat((int) (2 * EACH)), 0);

        assertThat(large.refCnt()).isZero();
        assertThat(cache.take("/a")).isSameAs(a);
    }

    @Test
    void unused_areDroppedUpToTheFirstThatIsUsed() {
        put("/a", 10);
        put("/b", 30);

        cache.dropUnusedSince(20);

        assertThat(cache.take("/a")).isNull();
        assertThat(cache.take("/b")).isNotNull();
    }

    @Test
    void closed_keepsNothing() {
        FileEntry a = put("/a", 0);

        cache.close();
        FileEntry late = put("/b", 0);

        assertThat(a.refCnt()).isZero();
        assertThat(late.refCnt()).isZero();
        assertThat(cache.bytes()).isZero();
    }
}
