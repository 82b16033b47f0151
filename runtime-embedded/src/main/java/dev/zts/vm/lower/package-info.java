/** Lowering: from the syntax tree to bytecode. */
package dev.zts.vm.lower;
