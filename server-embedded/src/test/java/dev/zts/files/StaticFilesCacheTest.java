package dev.zts.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.http.FieldName;
import dev.zts.http.Refusal;
import dev.zts.http.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.FileRegion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of files, and that it is what the disk has. */
class StaticFilesCacheTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Fields NONE = _ -> null;
    private static final byte[] DATE = "now".getBytes(StandardCharsets.US_ASCII);

    /** Long ago, so that nothing is read again for being new. */
    private static final FileTime OLD = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir private Path folder;
    private final List<StaticFiles> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(StaticFiles::close);
    }

    private StaticFiles files(long cacheBytes, int maxHeld) {
        StaticFiles files = new StaticFiles(folder, cacheBytes, maxHeld);
        open.add(files);
        return files;
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            Files.setLastModifiedTime(folder.resolve(name), OLD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome get(StaticFiles files, String path, Fields fields) {
        return files.answer("GET", path, "", fields);
    }

    private static Fields accepting(String encoding) {
        return name -> name == FieldName.ACCEPT_ENCODING ? encoding : null;
    }

    /** {@return head and body as they are sent, or what else came of it} */
    private static String sent(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered(Reply reply))) {
            return outcome.getClass().getSimpleName();
        }
        ByteBuf head = Unpooled.buffer();
        reply.writeHead(head, false, false, DATE);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            WritableByteChannel channel = Channels.newChannel(out);
            switch (reply.content()) {
                case Reply.Content.Buffer(ByteBuf buffer) ->
                        buffer.readBytes(out, buffer.readableBytes());
                case Reply.Content.File(FileRegion region) -> {
                    while (region.transferred() < region.count()) {
                        region.transferTo(channel, region.transferred());
                    }
                }
                case Reply.Content.Bytes(byte[] bytes) -> out.write(bytes);
                case Reply.Content.Parts _ -> throw new AssertionError("no parts were asked for");
            }
            return head.toString(StandardCharsets.ISO_8859_1)
                    + out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reply.content().release();
        }
    }

    private static String body(StaticFiles files, String path) {
        String sent = sent(get(files, path, NONE));
        return sent.substring(sent.indexOf("\r\n\r\n") + 4);
    }

    private static boolean missing(StaticFiles files, String path) {
        return sent(get(files, path, NONE)).equals("Missing");
    }

    @Test
    void changedFile_isSeenWithinASecond() {
        write("a.txt", "before");
        StaticFiles files = files(1 << 20, 1 << 10);
        assertThat(body(files, "/a.txt")).isEqualTo("before");

        write("a.txt", "after it");

        await().atMost(SOON).until(() -> body(files, "/a.txt").equals("after it"));
    }

    @Test
    void fileInItsPlaceWithSameTimeAndSize_isSeenWithinASecond() throws IOException {
        write("a.txt", "before");
        write("b.txt", "behind");
        StaticFiles files = files(1 << 20, 1 << 10);
        assertThat(body(files, "/a.txt")).isEqualTo("before");

        Files.move(
                folder.resolve("b.txt"),
                folder.resolve("a.txt"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);

        await().atMost(SOON).until(() -> body(files, "/a.txt").equals("behind"));
    }

    @Test
    void changeInTheSameMoment_isSeenWithinASecond() throws IOException {
        Path file = folder.resolve("a.txt");
        FileTime now = FileTime.from(Instant.now());
        Files.writeString(file, "before");
        Files.setLastModifiedTime(file, now);
        StaticFiles files = files(1 << 20, 1 << 10);
        assertThat(body(files, "/a.txt")).isEqualTo("before");

        Files.writeString(file, "behind");
        Files.setLastModifiedTime(file, now);

        await().atMost(SOON).until(() -> body(files, "/a.txt").equals("behind"));
    }

    @Test
    void largeFile_isSentFromTheDisk_andSeenChanged() {
        write("large.bin", "x".repeat(5000));
        StaticFiles files = files(1 << 20, 1 << 10);
        assertThat(body(files, "/large.bin")).hasSize(5000);
        assertThat(
                        ((Outcome.Answered)
                                        get(
                                                files,
                                                "/large.bin",
                                                name ->
                                                        name == FieldName.RANGE
                                                                ? "bytes=1-2"
                                                                : null))
                                .reply()
                                .content())
                .isInstanceOfSatisfying(Reply.Content.File.class, Reply.Content.File::release);

        write("large.bin", "y".repeat(6000));

        await().atMost(SOON).until(() -> body(files, "/large.bin").equals("y".repeat(6000)));
    }

    @Test
    void files_comeAndGoWithinASecond() throws IOException {
        StaticFiles files = files(1 << 20, 1 << 10);
        assertThat(missing(files, "/a.txt")).isTrue();

        write("a.txt", "there");
        await().atMost(SOON).until(() -> !missing(files, "/a.txt"));
        assertThat(body(files, "/a.txt")).isEqualTo("there");

        Files.delete(folder.resolve("a.txt"));
        await().atMost(SOON).until(() -> missing(files, "/a.txt"));
    }

    @Test
    void otherSpellingsOfAPath_shareItsEntry() {
        write("a.txt", "text");
        StaticFiles files = files(1 << 20, 1 << 10);
        assertThat(body(files, "/a.txt")).isEqualTo("text");
        long held = files.heldBytes();

        assertThat(body(files, "/%61.txt")).isEqualTo("text");
        assertThat(body(files, "/a%2etxt")).isEqualTo("text");

        assertThat(files.heldBytes()).isEqualTo(held).isPositive();
    }

    @Test
    void withoutMemory_everythingIsReadEachTime() {
        write("a.txt", "before");
        StaticFiles files = files(0, 1 << 10);
        assertThat(body(files, "/a.txt")).isEqualTo("before");

        write("a.txt", "after");

        assertThat(body(files, "/a.txt")).isEqualTo("after");
        assertThat(missing(files, "/b.txt")).isTrue();
        write("b.txt", "new");
        assertThat(body(files, "/b.txt")).isEqualTo("new");
        assertThat(files.heldBytes()).isZero();
    }

    @Test
    void replyUnderWay_keepsItsBytes_whenTheCacheIsClosed() {
        write("a.txt", "text");
        write("large.bin", "x".repeat(5000));
        StaticFiles files = files(1 << 20, 1 << 10);
        Outcome small = get(files, "/a.txt", NONE);
        Outcome large = get(files, "/large.bin", NONE);

        files.close();

        assertThat(sent(small)).endsWith("\r\n\r\ntext");
        assertThat(sent(large)).endsWith("x".repeat(5000));
        assertThat(
                        ((Reply.Content.Buffer) ((Outcome.Answered) small).reply().content())
                                .buffer()
                                .refCnt())
                .isZero();
        assertThat(
                        ((Reply.Content.File) ((Outcome.Answered) large).reply().content())
                                .region()
                                .refCnt())
                .isZero();
    }

    @Test
    void manyThreads_getTheirFiles_whileOthersAreDropped() throws Exception {
        for (int i = 0; i < 20; i++) {
            write("f" + i, (char) ('a' + i) + "x".repeat(i % 2 == 0 ? 500 : 3000));
        }
        StaticFiles files = files(12_000, 1 << 10);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                done.add(threads.submit(() -> ask(files, random)));
            }
            for (Future<Integer> one : done) {
                assertThat(one.get()).isEqualTo(1000);
            }
        }
        assertThat(files.heldBytes()).isPositive().isLessThanOrEqualTo(12_000);
    }

    /** {@return how many answers were right} */
    private static int ask(StaticFiles files, SplittableRandom random) {
        int right = 0;
        for (int i = 0; i < 1000; i++) {
            int file = random.nextInt(20);
            right += body(files, "/f" + file).charAt(0) == 'a' + file ? 1 : 0;
        }
        return right;
    }

    // ---- codings

    @Test
    void encodedSibling_isSentToWhoTakesIt() {
        write("app.js", "plain");
        write("app.js.br", "br");
        write("app.js.gz", "gzip");
        StaticFiles files = files(1 << 20, 1 << 10);

        String plain = sent(get(files, "/app.js", NONE));
        String brotli = sent(get(files, "/app.js", accepting("gzip, br")));
        String gzip = sent(get(files, "/app.js", accepting("gzip, br;q=0.5")));

        assertThat(List.of(plain, brotli, gzip))
                .allSatisfy(sent ->
                        assertThat(sent)
                                .contains("\r\nvary: accept-encoding\r\n")
                                .contains("\r\ncontent-type: text/javascript; charset=utf-8\r\n"));
        assertThat(plain).endsWith("\r\n\r\nplain").doesNotContain("content-encoding");
        assertThat(brotli).endsWith("\r\n\r\nbr").contains("\r\ncontent-encoding: br\r\n");
        assertThat(gzip).endsWith("\r\n\r\ngzip").contains("\r\ncontent-encoding: gzip\r\n");
        assertThat(List.of(tag(plain), tag(brotli), tag(gzip))).doesNotHaveDuplicates();
    }

    private static String tag(String sent) {
        return sent.lines().filter(line -> line.startsWith("etag: ")).findFirst().orElseThrow();
    }

    @Test
    void notModified_tellsWhatItDependsOn() {
        write("app.js", "plain");
        write("app.js.br", "br");
        StaticFiles files = files(1 << 20, 1 << 10);
        String tag = tag(sent(get(files, "/app.js", accepting("br")))).substring(6);

        String unchanged =
                sent(
                        get(
                                files,
                                "/app.js",
                                name ->
                                        switch (name) {
                                            case ACCEPT_ENCODING -> "br";
                                            case IF_NONE_MATCH -> tag;
                                            default -> null;
                                        }));

        assertThat(unchanged)
                .isEqualTo(
                        """
                        HTTP/1.1 304 Not Modified
                        etag: %s
                        cache-control: no-cache
                        vary: accept-encoding
                        date: now

                        """
                                .formatted(tag)
                                .replace("\n", "\r\n"));
    }

    @Test
    void partOfASibling_isOneOfItsBytes() {
        write("app.js", "plain");
        write("app.js.br", "encoded");
        StaticFiles files = files(1 << 20, 1 << 10);

        String part =
                sent(
                        get(
                                files,
                                "/app.js",
                                name ->
                                        switch (name) {
                                            case ACCEPT_ENCODING -> "br";
                                            case RANGE -> "bytes=0-1";
                                            default -> null;
                                        }));

        assertThat(part)
                .startsWith("HTTP/1.1 206 ")
                .contains("content-range: bytes 0-1/7", "content-encoding: br", "vary: ")
                .endsWith("\r\n\r\nen");
    }

    @Test
    void nothingAcceptable_isA406_ifThereIsAChoice() {
        write("app.js", "plain");
        write("app.js.gz", "gzip");
        write("single.js", "plain");
        StaticFiles files = files(1 << 20, 1 << 10);

        Outcome none = get(files, "/app.js", accepting("br, identity;q=0"));

        assertThat(none)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.refusal()).isEqualTo(Refusal.NOT_ACCEPTABLE);
                            assertThat(refused.fields().get("vary")).isEqualTo("accept-encoding");
                        });
        assertThat(sent(get(files, "/single.js", accepting("identity;q=0"))))
                .endsWith("plain")
                .doesNotContain("vary");
    }

    @Test
    void siblingOlderThanItsFile_isNotUsed() throws IOException {
        write("app.js", "plain");
        write("app.js.gz", "gzip");
        Files.setLastModifiedTime(
                folder.resolve("app.js.gz"), FileTime.fromMillis(OLD.toMillis() - 1));
        StaticFiles files = files(1 << 20, 1 << 10);

        assertThat(sent(get(files, "/app.js", accepting("gzip")))).endsWith("\r\n\r\nplain");
    }

    @Test
    void siblingThatLeadsOut_isNotUsed() throws IOException {
        Path secret = Files.createTempFile("secret", "");
        try {
            write("app.js", "plain");
            Files.createSymbolicLink(folder.resolve("app.js.gz"), secret);
            StaticFiles files = files(1 << 20, 1 << 10);

            assertThat(sent(get(files, "/app.js", accepting("gzip")))).endsWith("\r\n\r\nplain");
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void siblingAskedForByItsName_isAFileOfItsOwn() {
        write("app.js.gz", "gzip");
        write("app.js.gz.br", "twice");
        StaticFiles files = files(1 << 20, 1 << 10);

        assertThat(sent(get(files, "/app.js.gz", accepting("gzip, br"))))
                .contains("\r\ncontent-type: application/gzip\r\n")
                .doesNotContain("content-encoding", "vary")
                .endsWith("gzip");
    }

    @Test
    void fileNames_haveTheirTypes() {
        for (String row :
                List.of(
                        "a.html text/html; charset=utf-8",
                        "A.HTML text/html; charset=utf-8",
                        "a.min.css text/css; charset=utf-8",
                        "a.mjs text/javascript; charset=utf-8",
                        "a.json application/json",
                        "a.svg image/svg+xml",
                        "a.wasm application/wasm",
                        "a.woff2 font/woff2",
                        "a.unknown application/octet-stream",
                        "html application/octet-stream",
                        "a. application/octet-stream")) {
            String[] parts = row.split(" ", 2);
            assertThat(MediaTypes.of(parts[0])).as(parts[0]).isEqualTo(Objects.toString(parts[1]));
        }
    }
}
