package dev.zts.vm.syntax;

/**
 * A name of a source text, once for each text.
 *
 * @param token what the name is if it is written without escapes
 */
record Name(String text, int hash, Token token) {}
