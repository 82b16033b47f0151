package dev.zts.benchmarks;

import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Prints how many responses a second a server on this machine gives to our closed loop. */
final class ClosedLoad {
    private ClosedLoad() {}

    /** Takes port, path, connections and seconds. */
    public static void main(String[] arguments) {
        var target =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        LoadPlan plan =
                LoadPlan.of(
                                new LoadModel.Closed(Integer.parseInt(arguments[2])),
                                List.of(LoadRequest.get(arguments[1])))
                        .withWarmup(Duration.ofSeconds(1))
                        .withDuration(Duration.ofSeconds(Integer.parseInt(arguments[3])));
        Measured measured = Measured.run(target, plan);
        if (measured.result().failed() > 0) {
            System.err.println("requests failed: " + measured.result().errors());
            System.exit(1);
        }
        System.out.printf("%.0f%n", measured.result().throughput());
    }
}
