package dev.zts.vm.regexp;

import java.util.List;
import java.util.Map;

/** A compiled regular expression: its source, its flags, its groups and its code. Immutable. */
public final class RegExpProgram {
    private final String source;
    private final RegExpFlags flags;
    private final int groupCount;
    private final Map<String, List<Integer>> groupNames;
    private final Code code;

    RegExpProgram(
            String source,
            RegExpFlags flags,
            int groupCount,
            Map<String, List<Integer>> groupNames,
            Code code) {
        this.source = source;
        this.flags = flags;
        this.groupCount = groupCount;
        this.groupNames = groupNames;
        this.code = code;
    }

    /** The pattern as it was given, not escaped (EscapeRegExpPattern belongs to the caller). */
    public String source() {
        return source;
    }

    /** The flags in the order of the {@code flags} accessor: dgimsuvy. */
    public String flags() {
        return flags.toString();
    }

    public boolean hasIndices() {
        return flags.hasIndices();
    }

    public boolean global() {
        return flags.global();
    }

    public boolean ignoreCase() {
        return flags.ignoreCase();
    }

    public boolean multiline() {
        return flags.multiline();
    }

    public boolean dotAll() {
        return flags.dotAll();
    }

    public boolean unicode() {
        return flags.unicode();
    }

    public boolean unicodeSets() {
        return flags.unicodeSets();
    }

    public boolean sticky() {
        return flags.sticky();
    }

    /** Whether characters are code points: flag u or v. */
    public boolean hasEitherUnicodeFlag() {
        return flags.eitherUnicode();
    }

    /** Number of capturing groups, the whole match (group 0) included. */
    public int groupCount() {
        return groupCount;
    }

    /**
     * Group names in the order they first stand in the pattern, each with its group numbers: more
     * than one when alternatives share the name; at most one of them takes part in a match.
     */
    public Map<String, List<Integer>> groupNames() {
        return groupNames;
    }

    Code code() {
        return code;
    }
}
