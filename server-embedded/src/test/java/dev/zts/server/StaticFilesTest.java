package dev.zts.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of {@code public}, and ways out of it. */
class StaticFilesTest {
    private static final int LARGE = 3_000_000;

    @TempDir private static Path folder;
    private static HostFixture host;

    @BeforeAll
    static void start() throws IOException {
        HostFixture.write(folder, "api/hello.js", "text:hello");
        HostFixture.write(folder, "secret.txt", "secret");
        HostFixture.write(folder, "public/index.html", "<h1>home</h1>");
        HostFixture.write(folder, "public/a.txt", "plain");
        HostFixture.write(folder, "public/empty.css", "");
        HostFixture.write(folder, "public/script.js", "broken");
        HostFixture.write(folder, "public/with space/ü.txt", "umlaut");
        HostFixture.write(folder, "public/docs/index.html", "docs");
        HostFixture.write(folder, "public/bare/x.txt", "x");
        HostFixture.write(folder, "public/.git/config", "hidden");
        HostFixture.write(folder, "public/api/hello", "never served");
        HostFixture.write(folder, "public/large.bin", "x".repeat(LARGE));
        Files.createSymbolicLink(folder.resolve("public/out.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("public/up"), folder);
        Files.createSymbolicLink(folder.resolve("public/in.txt"), Path.of("a.txt"));
        host = HostFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, <h1>home</h1>, text/html; charset=utf-8",
        "/a.txt, plain, text/plain; charset=utf-8",
        "/%61.txt, plain, text/plain; charset=utf-8",
        "/a.txt?v=1, plain, text/plain; charset=utf-8",
        "/empty.css, '', text/css; charset=utf-8",
        "/script.js, broken, text/javascript; charset=utf-8",
        "/with%20space/%C3%BC.txt, umlaut, text/plain; charset=utf-8",
        "/docs/, docs, text/html; charset=utf-8",
        "/in.txt, plain, text/plain; charset=utf-8",
        "/api/hello, hello, text/plain; charset=utf-8"
    })
    void path_leadsToItsFile(String path, String body, String type) {
        RawClient.Answer answer = host.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("content-type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/docs/../a.txt",
                "/./a.txt",
                "/.",
                "//etc/passwd",
                "/docs//index.html",
                "/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/%252e%252e/secret.txt",
                "/a.txt/",
                "/a.txt/x",
                "/bare",
                "/bare/",
                "/.git/config",
                "/out.txt",
                "/up/secret.txt",
                "/A.TXT",
                "/missing"
            })
    void whatIsNotInPublic_isMissing(String path) {
        RawClient.Answer answer = host.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:zts:route.not_found").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..\\secret.txt",
                "/..%5csecret.txt",
                "/%c0%ae%c0%ae/secret.txt",
                "/a.txt%00",
                "/C:/windows",
                "/a.txt::$DATA",
                "/%zz",
                "/%4",
                "/a%0a"
            })
    void malformedPath_isA400(String path) {
        assertThat(host.get(path).status()).isEqualTo(400);
    }

    @Test
    void namedPipe_isMissing() throws Exception {
        Path pipe = folder.resolve("public/pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        assertThat(host.get("/pipe").status()).isEqualTo(404);
    }

    @Test
    void emptyFile_isEmpty() {
        RawClient.Answer answer = host.get("/empty.css");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).isEqualTo("0");
    }

    @Test
    void fileOfMoreThan4GiB_hasItsLength_andItsEnd() throws IOException {
        long size = (4L << 30) + 10;
        try (FileChannel sparse =
                FileChannel.open(
                        folder.resolve("public/sparse.bin"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            sparse.write(ByteBuffer.wrap(new byte[] {'e', 'n', 'd'}), size - 3);
        }
        try (RawClient client = host.connect()) {
            client.send("HEAD /sparse.bin HTTP/1.1\r\nHost: a\r\n\r\n");
            RawClient.Answer head = client.read(true);
            client.send("GET /sparse.bin HTTP/1.1\r\nHost: a\r\nRange: bytes=-4\r\n\r\n");
            RawClient.Answer end = client.read();

            assertThat(head.header("content-length")).isEqualTo("4294967306");
            assertThat(end.header("content-range"))
                    .isEqualTo("bytes 4294967302-4294967305/4294967306");
            assertThat(end.body()).isEqualTo("\0end");
        }
    }

    @Test
    void fileCutWhileItIsSent_endsTheConnection() throws IOException {
        Path file = folder.resolve("public/cut.bin");
        long size = 64L << 20;
        Files.write(file, new byte[0]);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
            try (Socket client = new Socket()) {
                client.setReceiveBufferSize(64 << 10);
                client.setSoTimeout(10_000);
                client.connect(host.address());
                client.getOutputStream()
                        .write("GET /cut.bin HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
                String head = new String(client.getInputStream().readNBytes(500), US_ASCII);

                sparse.setLength(1000);
                long rest = client.getInputStream().transferTo(OutputStream.nullOutputStream());

                assertThat(head).startsWith("HTTP/1.1 200 ").contains("content-length: " + size);
                assertThat(rest).isLessThan(size - 500);
            }
        }
        assertThat(host.get("/a.txt").status()).isEqualTo(200);
    }

    @Test
    void folderWithoutSlash_isRedirected() {
        RawClient.Answer answer = host.get("/docs?a=b");

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("location")).isEqualTo("/docs/?a=b");
    }

    @Test
    void largeFile_comesWhole_andTheConnectionGoesOn() {
        try (RawClient client = host.connect()) {
            client.send("GET /large.bin HTTP/1.1\r\nHost: test\r\n\r\n");
            RawClient.Answer large = client.read();
            client.send("HEAD /large.bin HTTP/1.1\r\nHost: test\r\n\r\n");
            RawClient.Answer head = client.read(true);
            client.send("GET /a.txt HTTP/1.1\r\nHost: test\r\n\r\n");

            assertThat(large.body()).hasSize(LARGE);
            assertThat(head.header("content-length")).isEqualTo(String.valueOf(LARGE));
            assertThat(client.read().body()).isEqualTo("plain");
        }
    }

    @Test
    void unchangedFile_isA304() {
        String tag = host.get("/a.txt").header("etag");
        try (RawClient client = host.connect()) {
            client.send(
                    "GET /a.txt HTTP/1.1\r\nHost: test\r\nIf-None-Match: \"x\", W/"
                            + tag
                            + "\r\n\r\n");
            RawClient.Answer same = client.read();
            client.send("GET /a.txt HTTP/1.1\r\nHost: test\r\nIf-None-Match: \"x\"\r\n\r\n");

            assertThat(same.status()).isEqualTo(304);
            assertThat(same.header("etag")).isEqualTo(tag);
            assertThat(client.read().status()).isEqualTo(200);
        }
    }

    @Test
    void otherMethods_areNotAllowed() {
        try (RawClient client = host.connect()) {
            client.send("POST /a.txt HTTP/1.1\r\nHost: test\r\n\r\n");
            RawClient.Answer post = client.read();
            client.send("DELETE /missing HTTP/1.1\r\nHost: test\r\n\r\n");

            assertThat(post.status()).isEqualTo(405);
            assertThat(post.header("allow")).isEqualTo("GET, HEAD");
            assertThat(client.read().status()).isEqualTo(404);
        }
    }
}
