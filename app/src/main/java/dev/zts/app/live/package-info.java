/** A run while it happens: the tabs with charts, tables and console. */
package dev.zts.app.live;
