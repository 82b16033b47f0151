/** What a lease costs. */
@NullMarked
package dev.zts.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
