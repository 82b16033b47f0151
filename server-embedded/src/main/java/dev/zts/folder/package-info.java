/**
 * Handler folders: which files are routes, what is static, what zts.json says. No network and no
 * engine; the folder is read as a snapshot.
 */
package dev.zts.folder;
