package dev.zts.cases;

import java.util.Set;

/** The case files on GraalJS, which shows that they say what the specification says. */
final class GraalCaseTest extends CaseTest {

    GraalCaseTest() {
        super(
                new GraalCaseRunner(CaseFiles.ofResources().root()),
                Expectation.Dialect.GRAALJS,
                Set.of());
    }
}
