package dev.zts.cases;

/** The case files on zts, all compiled at once. */
final class BaselineCaseTest extends ModeCaseTest {

    BaselineCaseTest() {
        super(Mode.BASELINE);
    }
}
