/**
 * The files below a folder's public folder: found, kept in memory, and answered as RFC 9110 says.
 * Knows neither routes nor handlers.
 */
package dev.zts.files;
