/** The window itself: its parts put together, theme, keyboard, settings, start and end. */
package dev.zts.app.window;
