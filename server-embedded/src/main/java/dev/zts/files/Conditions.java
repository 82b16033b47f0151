package dev.zts.files;

import dev.zts.files.EntityTags.Comparison;
import dev.zts.http.FieldName;
import dev.zts.http.HttpDate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The conditions of a GET or HEAD, in the order of RFC 9110, 13.2.2. */
final class Conditions {

    /** What they come to. */
    enum Verdict {
        /** 412. */
        FAILED,
        /** 304. */
        UNCHANGED,
        /** The method is carried out. */
        PASSED
    }

    private Conditions() {}

    /**
     * {@return what a request's conditions come to}
     *
     * @param modified in whole seconds, as clients know it
     */
    static Verdict check(Fields fields, String tag, Instant modified) {
        if (!precondition(fields, tag, modified)) {
            return Verdict.FAILED;
        }
        return unchanged(fields, tag, modified) ? Verdict.UNCHANGED : Verdict.PASSED;
    }

    private static boolean precondition(Fields fields, String tag, Instant modified) {
        String match = fields.get(FieldName.IF_MATCH);
        if (match != null) {
            return EntityTags.name(match, tag, Comparison.STRONG);
        }
        Instant since = date(fields.get(FieldName.IF_UNMODIFIED_SINCE));
        return since == null || !modified.isAfter(since);
    }

    private static boolean unchanged(Fields fields, String tag, Instant modified) {
        String tags = fields.get(FieldName.IF_NONE_MATCH);
        if (tags != null) {
            return EntityTags.name(tags, tag, Comparison.WEAK);
        }
        Instant since = date(fields.get(FieldName.IF_MODIFIED_SINCE));
        return since != null && !modified.isAfter(since);
    }

    /** {@return whether a Range field is to be looked at (RFC 9110, 13.1.5)} */
    static boolean rangeCounts(Fields fields, String tag, Instant modified) {
        String condition = fields.get(FieldName.IF_RANGE);
        if (condition == null) {
            return true;
        }
        if (condition.startsWith("\"") || condition.startsWith("W/")) {
            return condition.equals(tag);
        }
        // Equal, not later: another date is another state of the file.
        return modified.equals(date(condition));
    }

    private static @Nullable Instant date(@Nullable String text) {
        return text == null ? null : HttpDate.parse(text);
    }
}
