/** Source, bytecode and JVM code of the scripts that are served, side by side. */
package dev.zts.app.source;
