/**
 * From JavaScript text to a syntax tree: lexer, recursive descent parser with the early errors of
 * ECMA-262, the tree, and the way from an offset to line and column.
 */
package dev.zts.vm.syntax;
