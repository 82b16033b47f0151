package dev.zts.load;

import dev.zts.memory.AllocationMeter;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Telemetry;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts load runs. */
public final class LoadGenerator {
    private LoadGenerator() {}

    /**
     * Starts sending at once, on an event loop of its own.
     *
     * @throws IllegalArgumentException if the target is another machine and the plan does not allow
     *     it, or a request of the plan cannot be written as HTTP
     */
    public static LoadRun start(InetSocketAddress target, LoadPlan plan, Telemetry telemetry) {
        check(target, plan);
        List<EncodedRequest> requests =
                plan.mix().stream().map(request -> EncodedRequest.of(request, target)).toList();
        Transport transport = Transport.best();
        var group =
                new MultiThreadIoEventLoopGroup(
                        1, new DefaultThreadFactory("zts-load", true), transport.loops());
        EventLoop loop = group.next();
        loop.submit(LoadGenerator::prepareThread).syncUninterruptibly();
        EventLoopRun run =
                new EventLoopRun(
                        loop,
                        transport,
                        target,
                        plan,
                        requests,
                        telemetry.newRequestLog(),
                        () -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS));
        telemetry.addSource(new LoadSource(run, telemetry));
        loop.execute(run::begin);
        return run;
    }

    private static void prepareThread() {
        AllocationMeter.claim(Thread.currentThread(), Owner.LOAD_GENERATOR);
        TimerSlack.minimize();
    }

    private static void check(InetSocketAddress target, LoadPlan plan) {
        if (target.isUnresolved()) {
            throw new IllegalArgumentException(
                    "load target has no address: " + target.getHostString() + ". Check the name.");
        }
        if (!plan.allowRemote() && !target.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "load target "
                            + target.getHostString()
                            + ":"
                            + target.getPort()
                            + " is not this machine's loopback address. To send load to another"
                            + " machine, which must be yours, set allowRemote in the load plan"
                            + " (--allow-remote on the command line).");
        }
    }
}
