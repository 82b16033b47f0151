/**
 * The case files of {@code src/test/resources/js} and what runs them, and a generator of programs
 * that all engines must agree on.
 *
 * <p>An engine takes part with a {@link dev.zts.cases.CaseRunner}.
 */
package dev.zts.cases;
