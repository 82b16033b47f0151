package dev.zts.cases;

/** The case files on zts. */
final class ZtsCaseTest extends CaseTest {

    ZtsCaseTest() {
        super(
                new ZtsCaseRunner(),
                Expectation.Dialect.ECMASCRIPT,
                CaseFiles.ofResources().gaps("zts-gaps.txt"));
    }
}
