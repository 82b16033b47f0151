/** The way in: picks the command line or the window. */
package dev.zts.app;
