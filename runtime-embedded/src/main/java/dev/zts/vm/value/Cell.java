package dev.zts.vm.value;

/** A variable that outlives its frame: captured by a closure, or a binding of a module. */
public final class Cell {

    /** Its value; {@link Empty} in the temporal dead zone. */
    public Object value;

    public Cell(Object value) {
        this.value = value;
    }
}
