package dev.zts.vm.builtins;

import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;

/** A RegExp object (ECMA-262 22.2.8): a compiled pattern, and lastIndex as its first property. */
final class JsRegExp extends JsObject {

    /** Never configurable, so it stays a data property and never moves. */
    private static final int LAST_INDEX = 0;

    private final Shape plainShape;
    private RegExpProgram program;

    JsRegExp(RegExpPrototype home, JsObject prototype, RegExpProgram program) {
        super(home.instanceShape(), prototype);
        this.plainShape = home.instanceShape();
        this.program = program;
        setSlot(LAST_INDEX, 0);
    }

    RegExpProgram program() {
        return program;
    }

    /** {@return the text of the pattern as between the slashes of a literal} */
    String source() {
        return RegExpText.source(program.source());
    }

    String flags() {
        return program.flags();
    }

    /** RegExpInitialize, again: what Annex B's compile does. */
    void become(RegExpProgram other) {
        program = other;
        setLastIndex(0);
    }

    Object lastIndex() {
        return getSlot(LAST_INDEX);
    }

    /**
     * Set of lastIndex.
     *
     * @throws dev.zts.vm.value.JsThrow TypeError if it is not writable
     */
    void setLastIndex(int index) {
        if (shape() == plainShape) {
            setSlot(LAST_INDEX, index);
        } else {
            put("lastIndex", index);
        }
    }

    /** {@return whether it has no properties but lastIndex, writable, and its first prototype} */
    boolean isPlain(Realm realm) {
        return shape() == plainShape && prototype() == RegExpPrototype.of(realm);
    }

    @Override
    public String className() {
        return "RegExp";
    }
}
