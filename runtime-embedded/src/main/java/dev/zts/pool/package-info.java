/** A bounded set of isolates that requests lease one at a time. */
package dev.zts.pool;
