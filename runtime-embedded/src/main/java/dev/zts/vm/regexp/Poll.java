package dev.zts.vm.regexp;

/** A question asked every few thousand steps of a match: may it go on? Throws when it may not. */
@FunctionalInterface
public interface Poll {
    void poll();
}
