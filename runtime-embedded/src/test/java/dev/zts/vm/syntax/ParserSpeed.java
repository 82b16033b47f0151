package dev.zts.vm.syntax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Measures how fast files are parsed: first, and warm as the median of the rounds. */
final class ParserSpeed {

    private static final int ROUNDS = 60;

    private ParserSpeed() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            String source = Files.readString(Path.of(file));
            long[] nanos = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                Parser.parseModule(file, source);
                nanos[i] = System.nanoTime() - start;
            }
            double firstMillis = nanos[0] / 1e6;
            Arrays.sort(nanos, ROUNDS / 2, ROUNDS);
            double warmMillis = nanos[ROUNDS * 3 / 4] / 1e6;
            System.out.printf(
                    "%s: %,d characters, first %.1f ms, warm %.2f ms, %.1f MB/s%n",
                    file,
                    source.length(),
                    firstMillis,
                    warmMillis,
                    source.length() / warmMillis / 1e3);
        }
    }
}
