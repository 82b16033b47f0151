package dev.zts.vm.builtins;

import dev.zts.vm.regexp.RegExpCompiler;
import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.regexp.RegExpSyntaxException;
import dev.zts.vm.value.JsThrow;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiled patterns, those of late kept for all realms: they are immutable. Any thread.
 *
 * <p>Two generations bound the room: when the younger one is full it becomes the older one, whose
 * programs are forgotten but for those that somebody asked for meanwhile.
 */
final class RegExpPrograms {

    /** Programs in one generation. */
    private static final int MAX_PROGRAMS = 1_000;

    /** Longer patterns are compiled each time. */
    private static final int MAX_PATTERN_LENGTH = 4_096;

    private static final RegExpPrograms SHARED = new RegExpPrograms();

    private record Key(String pattern, String flags) {}

    private volatile ConcurrentHashMap<Key, RegExpProgram> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<Key, RegExpProgram> old = new ConcurrentHashMap<>();

    private RegExpPrograms() {}

    /**
     * {@return the program of a pattern}
     *
     * @throws JsThrow SyntaxError
     */
    static RegExpProgram of(String pattern, String flags) {
        return pattern.length() > MAX_PATTERN_LENGTH
                ? compile(pattern, flags)
                : SHARED.get(new Key(pattern, flags));
    }

    private RegExpProgram get(Key key) {
        RegExpProgram known = young.get(key);
        if (known != null) {
            return known;
        }
        known = old.get(key);
        if (known == null) {
            known = compile(key.pattern, key.flags);
        }
        add(key, known);
        return known;
    }

    private void add(Key key, RegExpProgram program) {
        ConcurrentHashMap<Key, RegExpProgram> generation = young;
        if (generation.mappingCount() >= MAX_PROGRAMS) {
            old = generation;
            generation = new ConcurrentHashMap<>();
            young = generation;
        }
        generation.put(key, program);
    }

    private static RegExpProgram compile(String pattern, String flags) {
        try {
            return RegExpCompiler.compile(pattern, flags);
        } catch (RegExpSyntaxException e) {
            throw JsThrow.syntaxError(e.text());
        }
    }
}
