package dev.zts.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.operations.OperationsOptions;
import dev.zts.operations.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 over TLS with a certificate of the user's. */
class TlsTest {
    @TempDir private static Path keys = Path.of("");

    @TempDir private Path folder = Path.of("");

    private static final Map<String, TestCertificate> MADE = new ConcurrentHashMap<>();

    private final TestCertificate own = certificate("own");

    private static TestCertificate certificate(String name) {
        return MADE.computeIfAbsent(name, each -> TestCertificate.make(keys, each));
    }

    @BeforeEach
    void handlers() {
        HostFixture.write(folder, "echo/[id].js", "echo");
        HostFixture.write(folder, "big.js", "size:300000");
    }

    private static UnaryOperator<ServerOptions> tls(Path certificate, Path key) {
        OperationsOptions operations = OperationsOptions.defaults();
        return options ->
                options.withOperations(operations.withTls(new TlsFiles(certificate, key)));
    }

    private HostFixture start() {
        return HostFixture.start(folder, tls(own.certificate, own.key));
    }

    /** {@return the body of the answer} */
    private byte[] ask(HostFixture host, String path, String body) throws IOException {
        URI uri = URI.create("https://localhost:" + host.address().getPort() + path);
        HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
        connection.setSSLSocketFactory(own.trusting().getSocketFactory());
        connection.setReadTimeout(10_000);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(ISO_8859_1));
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    @Test
    void handler_seesHttps() throws IOException {
        try (HostFixture host = start()) {
            String authority = "localhost:" + host.address().getPort();

            assertThat(ask(host, "/echo/1", "hello"))
                    .asString(ISO_8859_1)
                    .isEqualTo("POST /echo/1 {id=1} https://" + authority + " hello");
        }
    }

    /** The system cannot encrypt a file by itself: it is read in pieces, more than fit a socket. */
    @Test
    void largeFile_comesWhole() throws IOException {
        byte[] content = new byte[9_000_001];
        new Random(1).nextBytes(content);
        Files.createDirectories(folder.resolve("public"));
        Files.write(folder.resolve("public/data.bin"), content);
        try (HostFixture host = start()) {
            assertThat(ask(host, "/data.bin", "")).isEqualTo(content);
            assertThat(ask(host, "/big", "")).hasSize(300_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void lastAnswer_endsWithACloseNotify(String protocol) throws Exception {
        try (HostFixture host = start();
                SSLSocket socket = (SSLSocket) own.trusting().getSocketFactory().createSocket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setSoTimeout(10_000);
            socket.connect(host.address());
            socket.getOutputStream()
                    .write(
                            "GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(ISO_8859_1));

            // Without a close_notify the end would be an exception, as something was cut off.
            byte[] answer = socket.getInputStream().readAllBytes();

            assertThat(new String(answer, ISO_8859_1)).startsWith("HTTP/1.1 200 ").endsWith("xxx");
        }
    }

    @Test
    void plainRequest_isNotAnswered() {
        try (HostFixture host = start();
                RawClient client = host.connect()) {
            String answer = client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n").rest();

            assertThat(answer).doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void keyOfAnotherCertificate_isRefusedAndNamed() {
        TestCertificate other = certificate("other");

        assertThatThrownBy(() -> HostFixture.start(folder, tls(own.certificate, other.key)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(other.key.toString())
                .hasMessageContaining("is not that of the certificate in");
    }

    @Test
    void absentCertificate_isNamed() {
        Path absent = keys.resolve("absent.pem");

        assertThatThrownBy(() -> HostFixture.start(folder, tls(absent, own.key)))
                .isInstanceOf(ServerStartException.class)
                .hasMessage("there is no file " + absent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY"})
    void keyThatCannotBeRead_isNamed(String label) throws IOException {
        Path key = keys.resolve("bad.key");
        Files.writeString(
                key, "-----BEGIN " + label + "-----\nAAAA\n-----END " + label + "-----\n");

        assertThatThrownBy(() -> HostFixture.start(folder, tls(own.certificate, key)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(key.toString());
    }

    @Test
    void keyInPlaceOfACertificate_isNamed() {
        assertThatThrownBy(() -> HostFixture.start(folder, tls(own.key, own.key)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(own.key + " holds no certificate");
    }

    @ParameterizedTest
    @EnumSource(names = "THREADS")
    void threadsInPlaceOfEventLoops_areRefused(IoMode io) {
        assertThatThrownBy(() ->
                        HostFixture.start(
                                folder,
                                options -> tls(own.certificate, own.key).apply(options).withIo(io)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("--io auto");
    }
}
