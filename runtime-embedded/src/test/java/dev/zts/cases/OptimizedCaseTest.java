package dev.zts.cases;

/** The case files on zts, all compiled with what was learned. */
final class OptimizedCaseTest extends ModeCaseTest {

    OptimizedCaseTest() {
        super(Mode.OPTIMIZED);
    }
}
