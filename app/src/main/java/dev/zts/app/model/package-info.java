/**
 * What the window knows and can do, as properties and commands without nodes. Needs JavaFX's
 * properties, but no toolkit.
 */
package dev.zts.app.model;
