package dev.zts.vm.regexp;
import org.jspecify.annotations.Nullable;
final class UnicodeProperties {
    private UnicodeProperties() {}
    static boolean isIdStart(int c) { return Character.isUnicodeIdentifierStart(c); }
    static boolean isIdContinue(int c) { return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c); }
    static @Nullable ClassContents find(String text, boolean u) { return new ClassContents(CharSet.where(Character::isLetter)); }
}
