package dev.zts.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A script with a function {@code run(n)} that does its work n times and returns a checksum.
 *
 * @param name of the file
 * @param iterations of one call
 * @param suite whether it belongs to the suite of SEED-FACTS.md 10.1, else to the scripts of 10.2
 */
record Case(String name, int iterations, boolean suite) {

    static final List<Case> ALL =
            List.of(
                    new Case("intArithmetic", 50_000, true),
                    new Case("stringConcat", 50_000, true),
                    new Case("stringOps", 50_000, true),
                    new Case("objectCreate", 50_000, true),
                    new Case("propertyAccess", 50_000, true),
                    new Case("arrayOps", 50_000, true),
                    new Case("functionCalls", 50_000, true),
                    new Case("recursion", 1, true),
                    new Case("jsonOps", 5_000, true),
                    new Case("gcPressure", 50_000, true),
                    new Case("httpHandler", 5_000, true),
                    new Case("httpHandlerHeavy", 2_000, true),
                    new Case("forOfLoop", 50_000, true),
                    new Case("arith", 200_000, false),
                    new Case("branch", 200_000, false),
                    new Case("object", 100_000, false),
                    new Case("picMono", 150_000, false),
                    new Case("picPoly", 150_000, false),
                    new Case("callFunc", 50_000, false),
                    new Case("callMethod", 50_000, false),
                    new Case("mathInt", 200_000, false),
                    new Case("mathMixed", 200_000, false));

    String source(Path folder) throws IOException {
        return Files.readString(folder.resolve(name + ".js"));
    }
}
