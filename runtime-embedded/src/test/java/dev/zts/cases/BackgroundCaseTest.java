package dev.zts.cases;

/** The case files on zts, compiled while they run. */
final class BackgroundCaseTest extends ModeCaseTest {

    BackgroundCaseTest() {
        super(Mode.BACKGROUND);
    }
}
