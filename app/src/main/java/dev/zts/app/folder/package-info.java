/** The handler folder: its routes with status and live figures, and what to do without one. */
package dev.zts.app.folder;
