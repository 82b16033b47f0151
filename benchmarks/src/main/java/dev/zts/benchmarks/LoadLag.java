package dev.zts.benchmarks;

import dev.zts.benchmarks.http.BareServer;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.time.Duration;
import java.util.List;

/**
 * How late the load generator sends, and how much it can send, against a bare Netty hello in the
 * same JVM.
 */
final class LoadLag {
    private static final int ROUNDS = 3;

    private LoadLag() {}

    public static void main(String[] arguments) {
        try (BareServer server = BareServer.start(0, BareServer.Reader.CODEC, 1)) {
            System.out.println(
                    "rate/s   lag p50  p99 us   latency p50  p99 us   due  failed  not sent");
            for (int round = 0; round < ROUNDS; round++) {
                for (int rate : new int[] {1_000, 5_000, 20_000}) {
                    print(rate, Measured.run(server.address(), plan(new LoadModel.Open(rate))));
                }
            }
            System.out.println("closed loop, 64 connections: responses/s  latency p50  p99 us");
            for (int round = 0; round < ROUNDS; round++) {
                printClosed(Measured.run(server.address(), plan(new LoadModel.Closed(64))));
            }
        }
    }

    private static LoadPlan plan(LoadModel model) {
        return LoadPlan.of(model, List.of(LoadRequest.get("/")))
                .withWarmup(Duration.ofSeconds(2))
                .withDuration(Duration.ofSeconds(4));
    }

    private static void print(int rate, Measured measured) {
        System.out.printf(
                "%6d  %8.1f %8.1f  %8.1f %8.1f  %8d %d %d%n",
                rate,
                Measured.micros(measured.lag(), 50),
                Measured.micros(measured.lag(), 99),
                Measured.micros(measured.latency(), 50),
                Measured.micros(measured.latency(), 99),
                measured.result().due(),
                measured.result().failed(),
                measured.result().notSent());
    }

    private static void printClosed(Measured measured) {
        System.out.printf(
                "%30.0f  %8.1f %8.1f%n",
                measured.result().throughput(),
                Measured.micros(measured.latency(), 50),
                Measured.micros(measured.latency(), 99));
    }
}
