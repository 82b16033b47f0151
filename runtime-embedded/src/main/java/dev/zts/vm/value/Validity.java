package dev.zts.vm.value;

/**
 * The validity of everything a realm's inline caches concluded about prototype chains. An object
 * that such a conclusion rests on is marked ({@link JsObject#markAsPrototype}); its next change of
 * structure, or of prototype, ends them all.
 */
public final class Validity {

    private int epoch;

    /** {@return a number that changes when conclusions end} */
    public int epoch() {
        return epoch;
    }

    void end() {
        epoch++;
    }
}
