package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways to wait for sockets, there and not there. */
class TransportTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(Transport.class)
    void transport_worksOrSaysWhereItWould(Transport transport) {
        if (transport.obstacle() == null) {
            assertThatCode(transport::required).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(transport::required)
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(transport.label() + " is not available here")
                    .hasMessageContaining("--io auto");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IoMode.class,
            names = {"AUTO", "NIO", "THREADS"})
    void host_saysHowItWaits(IoMode io) {
        HostFixture.write(folder, "index.js", "text:home");
        try (HostFixture host = HostFixture.start(folder, o -> o.withIo(io))) {
            assertThat(host.get("/").body()).isEqualTo("home");
            assertThat(host.host.state().transport())
                    .isEqualTo(
                            switch (io) {
                                case THREADS -> "threads";
                                case NIO -> "nio";
                                default -> Transport.best().label();
                            });
        }
    }
}
