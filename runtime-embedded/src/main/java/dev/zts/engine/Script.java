package dev.zts.engine;

/**
 * One source file of a handler folder.
 *
 * @param path below the folder, with {@code /} between names: {@code api/users/[id].js}
 * @param text its content
 * @param entry whether routes lead to it; the others are only imported
 */
public record Script(String path, String text, boolean entry) {}
