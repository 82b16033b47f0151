/** HotSpot's young generation as the nursery: who allocates, what is collected, what it costs. */
package dev.zts.memory;
