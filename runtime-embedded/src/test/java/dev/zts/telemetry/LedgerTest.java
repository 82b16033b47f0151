package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zts.telemetry.Account.Part;
import dev.zts.telemetry.RequestLog.Request;
import dev.zts.telemetry.ServerLog.Served;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {
    /**
     * Intended 1000, ready 1030, sent 1100, received 1300, leased 1350, ran until 1850, written
     * 1900, end 2000.
     */
    private static final Request REQUEST = new Request(0, 42, 0, 200, 1000, 1030, 1100, 2000);

    private static final Served SERVED = new Served(0, 42, 200, 1300, 50, 500, 1900, 0);

    private static Map<Part, Long> parts(Pause... pauses) {
        return Ledger.account(REQUEST, SERVED, Pause.merge(List.of(pauses))).parts();
    }

    @Test
    void parts_followTheRequestThroughTime() {
        assertThat(parts())
                .containsEntry(Part.LAG, 30L)
                .containsEntry(Part.CONNECTION, 70L)
                .containsEntry(Part.SEND, 200L)
                .containsEntry(Part.WAIT, 50L)
                .containsEntry(Part.RUN, 500L)
                .containsEntry(Part.UNEXPLAINED, 50L)
                .containsEntry(Part.RESPOND, 100L)
                .containsEntry(Part.PAUSE, 0L);
    }

    @Test
    void pause_takesItsTimeFromThePartsItFellInto() {
        assertThat(parts(new Pause(1320, 1400)))
                .containsEntry(Part.WAIT, 20L)
                .containsEntry(Part.RUN, 450L)
                .containsEntry(Part.PAUSE, 80L);
    }

    @Test
    void overlappingPauses_countOnce() {
        assertThat(parts(new Pause(1400, 1500), new Pause(1450, 1600), new Pause(1460, 1470)))
                .containsEntry(Part.RUN, 300L)
                .containsEntry(Part.PAUSE, 200L);
    }

    @Test
    void pausesOutside_countOnlyWhatIsInside() {
        assertThat(parts(new Pause(0, 1010), new Pause(1990, 5000), new Pause(6000, 7000)))
                .containsEntry(Part.LAG, 20L)
                .containsEntry(Part.RESPOND, 90L)
                .containsEntry(Part.PAUSE, 20L);
    }

    @Test
    void pauseOverAll_leavesNothingElse() {
        assertThat(parts(new Pause(0, 9000)))
                .containsEntry(Part.PAUSE, 1000L)
                .containsEntry(Part.RUN, 0L);
    }

    @Test
    void serverThatStampsLate_takesNoMoreThanThereIs() {
        Served late = new Served(0, 42, 200, 1300, 50, 500, 2500, 0);

        Account account = Ledger.account(REQUEST, late, List.of());

        assertThat(account.nanos(Part.UNEXPLAINED)).isEqualTo(150);
        assertThat(account.nanos(Part.RESPOND)).isZero();
    }

    @Test
    void longest_namesTheLargestPart() {
        assertThat(Ledger.account(REQUEST, SERVED, List.of()).longest()).isEqualTo(Part.RUN);
        assertThat(Ledger.account(REQUEST, SERVED, List.of(new Pause(1350, 1750))).longest())
                .isEqualTo(Part.PAUSE);
    }

    @Test
    void parts_alwaysAddUp() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Request request =
                    new Request(
                            i,
                            1,
                            0,
                            200,
                            random.nextLong(1000),
                            random.nextLong(1500),
                            random.nextLong(2000),
                            1000 + random.nextLong(2000));
            Served served =
                    new Served(
                            i,
                            1,
                            200,
                            random.nextLong(3000),
                            random.nextLong(1000),
                            random.nextLong(1000),
                            random.nextLong(4000),
                            0);
            List<Pause> pauses =
                    IntStream.range(0, random.nextInt(5))
                            .mapToObj(_ -> random.nextLong(3000))
                            .map(start -> new Pause(start, start + random.nextLong(500)))
                            .toList();

            // An account refuses parts that do not add up.
            Account account = Ledger.account(request, served, Pause.merge(pauses));

            assertThat(account.parts().values()).allMatch(nanos -> nanos >= 0);
        }
    }

    @Test
    void account_refusesPartsThatDoNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Account(REQUEST, SERVED, Map.of(Part.RUN, 999L)))
                .withMessage("the parts are 999 ns, the latency 1000 ns");
    }

    @Test
    void join_findsTheOtherHalfInAnyLog() {
        ServerLog one = new ServerLog(10);
        ServerLog two = new ServerLog(10);
        one.append(41, 200, 1300, 1, 1, 1400, 0);
        // The same port and ordinal, an hour ago.
        two.append(42, 200, 300, 1, 1, 400, 0);
        two.append(42, 200, 1300, 50, 500, 1900, 77);
        Request unseen = new Request(1, 43, 0, 0, 1000, 1010, 0, 2000);

        List<Account> accounts =
                Ledger.join(List.of(unseen, REQUEST), List.of(one, two), List.of());

        assertThat(accounts)
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.request()).isEqualTo(REQUEST);
                    assertThat(account.served().allocatedBytes()).isEqualTo(77);
                });
    }

    @Test
    void merge_joinsWhatOverlapsOrTouches() {
        assertThat(
                        Pause.merge(
                                List.of(
                                        new Pause(50, 60),
                                        new Pause(10, 20),
                                        new Pause(20, 30),
                                        new Pause(12, 15))))
                .containsExactly(new Pause(10, 30), new Pause(50, 60));
    }
}
