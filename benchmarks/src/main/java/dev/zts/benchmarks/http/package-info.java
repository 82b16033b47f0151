/** Measuring HTTP on the wire: what reading a head costs, and servers to compare with. */
@org.jspecify.annotations.NullMarked
package dev.zts.benchmarks.http;
