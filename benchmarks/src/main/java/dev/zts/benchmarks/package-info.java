/** Measuring the product beside its peers, by command. */
@org.jspecify.annotations.NullMarked
package dev.zts.benchmarks;
