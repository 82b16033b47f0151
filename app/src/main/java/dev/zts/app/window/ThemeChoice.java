package dev.zts.app.window;

/** Which colours the window has. */
public enum ThemeChoice {
    /** Those of the desktop. */
    SYSTEM,
    LIGHT,
    DARK
}
