package dev.zts.vm.regexp;

import org.jspecify.annotations.Nullable;

/** Properties of strings (ECMA-262 table 71). */
final class EmojiSequences {
    private EmojiSequences() {}

    static @Nullable ClassContents find(String name) {
        return null;
    }
}
