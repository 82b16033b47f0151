package dev.zts.server;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that hold on event loops and on a thread per connection: there is one HTTP for both. */
@ParameterizedClass
@EnumSource(
        value = IoMode.class,
        names = {"AUTO", "THREADS"})
abstract class EachIoTest {
    @Parameter IoMode io = IoMode.AUTO;

    HostFixture start(Path folder) {
        return start(folder, UnaryOperator.identity());
    }

    HostFixture start(Path folder, UnaryOperator<ServerOptions> server) {
        return start(folder, HostFixture.options(server));
    }

    HostFixture start(Path folder, HostOptions options) {
        return HostFixture.start(folder, options.withServer(options.server().withIo(io)));
    }
}
