package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the verifier accepts the interpreter runs without a fault of its own. */
final class BytecodeFuzzTest {

    private static final int MUTANTS = Integer.getInteger("zts.mutants", 20_000);
    private static final long FIRST_SEED = Long.getLong("zts.seed", 0);
    private static final int FILES = 2_000;
    private static final long STACK_BYTES = 32L << 20;
    private static final byte[] KEY = new byte[32];

    private final List<Unit> units = Programs.units();

    @Test
    void programs_useNearlyEveryInstruction() {
        BitSet used = new BitSet();
        for (Unit unit : units) {
            for (FunctionCode function : unit.functions()) {
                for (Instruction instruction : Listings.of(function)) {
                    used.set(instruction.opcode().number());
                }
            }
        }

        assertThat(used.cardinality()).isGreaterThan(Opcode.values().length - 12);
    }

    @Test
    void mutants_areRefusedOrRun() throws InterruptedException {
        int[] accepted = new int[1];
        @Nullable Throwable[] fault = new @Nullable Throwable[1];
        Thread thread = new Thread(null, () -> fault[0] = fuzz(accepted), "fuzz", STACK_BYTES);
        thread.start();
        thread.join();

        assertThat(fault[0]).isNull();
        assertThat(accepted[0]).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
    }

    private @Nullable Throwable fuzz(int[] accepted) {
        long seed = FIRST_SEED;
        try (Runner runner = new Runner()) {
            for (; seed < FIRST_SEED + MUTANTS; seed++) {
                Unit mutant = new Mutator(seed).mutant(units.get((int) (seed % units.size())));
                if (isAccepted(mutant)) {
                    accepted[0]++;
                    runner.run(mutant);
                }
            }
            return null;
        } catch (RuntimeException | Error e) {
            return new AssertionError("mutant of seed " + seed, e);
        }
    }

    private static boolean isAccepted(Unit unit) {
        try {
            Verifier.verify(unit);
            return true;
        } catch (BytecodeException _) {
            return false;
        }
    }

    @Test
    void filesWithChangedBytes_areReadOrRefused() {
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Unit unit = units.get(i % units.size());
            byte[] file = BytecodeFile.write(unit, KEY);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                int at = random.nextInt(BytecodeFile.HEADER, file.length);
                file[at] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
            }
            seal(file);
            try {
                BytecodeFile.read(file, KEY, unit.path(), unit.source());
            } catch (BytecodeException _) {
                refused++;
            } catch (RuntimeException e) {
                fail("file " + i, e);
            }
        }

        assertThat(refused).isBetween(FILES / 4, FILES - 1);
    }

    /** Makes the checksum right again. */
    private static void seal(byte[] file) {
        CRC32C checksum = new CRC32C();
        checksum.update(file, BytecodeFile.HEADER, file.length - BytecodeFile.HEADER);
        for (int i = 0; i < 4; i++) {
            file[BytecodeFile.HEADER - 4 + i] = (byte) (checksum.getValue() >>> 8 * i);
        }
    }
}
