package dev.zts.web;

import java.util.function.Consumer;

/** Text that is put together of several strings and need not be made into one. */
public interface Pieces extends CharSequence {

    /** Calls {@code piece} with each string, in order. No surrogate pair is cut in two. */
    void forEachPiece(Consumer<String> piece);
}
