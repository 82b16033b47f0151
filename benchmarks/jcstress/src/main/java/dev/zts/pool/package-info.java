/** Races of the pool's lists. In the package of the lists, which nobody else sees. */
@org.jspecify.annotations.NullMarked
package dev.zts.pool;
