/**
 * What an engine is to the rest of the workbench: it compiles the scripts of a handler folder,
 * opens isolates of them, and runs requests. GraalJS and zts stand behind the same interfaces and
 * pass the same contract tests.
 */
package dev.zts.engine;
