/** The command line. */
package dev.zts.app.cli;
