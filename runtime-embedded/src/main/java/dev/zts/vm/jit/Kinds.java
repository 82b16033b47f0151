package dev.zts.vm.jit;

import dev.zts.vm.value.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the registers of a function and of those inlined into it are held at one place. */
@SuppressWarnings("ReferenceEquality") // shapes are what they are by identity
final class Kinds {

    private final Kind[] kinds;

    /** Shapes of objects that nobody else knows yet. */
    private final @Nullable Shape[] fresh;

    Kinds(int registers) {
        kinds = new Kind[registers];
        Arrays.fill(kinds, Kind.DEAD);
        fresh = new @Nullable Shape[registers];
    }

    private Kinds(Kinds from, int registers) {
        kinds = Arrays.copyOf(from.kinds, registers);
        Arrays.fill(kinds, Math.min(registers, from.kinds.length), registers, Kind.DEAD);
        fresh = Arrays.copyOf(from.fresh, registers);
    }

    Kinds copy() {
        return new Kinds(this, kinds.length);
    }

    /** {@return the same with room for more registers} */
    Kinds copy(int registers) {
        return new Kinds(this, Math.max(registers, kinds.length));
    }

    int size() {
        return kinds.length;
    }

    Kind get(int register) {
        return register < kinds.length ? kinds[register] : Kind.DEAD;
    }

    void set(int register, Kind kind) {
        kinds[register] = kind;
        fresh[register] = null;
    }

    @Nullable Shape fresh(int register) {
        return fresh[register];
    }

    void setFresh(int register, Shape shape) {
        kinds[register] = Kind.OBJECT;
        fresh[register] = shape;
    }

    void copy(int from, int to) {
        kinds[to] = kinds[from];
        fresh[to] = null;
    }

    /** Adds what another place holds; {@return whether anything changed} */
    boolean merge(Kinds other) {
        boolean changed = false;
        for (int i = 0; i < kinds.length; i++) {
            Kind merged = kinds[i].merge(other.get(i));
            Shape shape = i < other.fresh.length && fresh[i] == other.fresh[i] ? fresh[i] : null;
            changed |= merged != kinds[i] || shape != fresh[i];
            kinds[i] = merged;
            fresh[i] = shape;
        }
        return changed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Kinds own
                && Arrays.equals(kinds, own.kinds)
                && Arrays.equals(fresh, own.fresh);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(kinds);
    }
}
