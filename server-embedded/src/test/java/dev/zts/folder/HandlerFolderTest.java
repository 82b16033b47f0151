package dev.zts.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.zts.engine.Problem;
import dev.zts.engine.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handler folder is read as. */
class HandlerFolderTest {
    @TempDir private Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private HandlerFolder read() {
        return HandlerFolder.read(folder, 1);
    }

    private List<String> routes() {
        return read().routes().stream().map(route -> route.pattern() + " " + route.file()).toList();
    }

    private List<String> problems() {
        return read().problems().stream().map(Problem::render).toList();
    }

    @Test
    void singleHandler_takesAllRoutes() throws IOException {
        write("handler.js", "x");
        write("api/other.js", "x");

        assertThat(routes()).containsExactly("/* handler.js");
        assertThat(read().sources().scripts())
                .extracting(Script::path, Script::entry)
                .containsExactly(tuple("api/other.js", false), tuple("handler.js", true));
    }

    @Test
    void files_areRoutes_mostSpecificFirst() throws IOException {
        for (String file :
                List.of(
                        "index.js",
                        "[...rest].js",
                        "api/users/[id].js",
                        "api/users/me.js",
                        "api/users/index.mjs",
                        "api/[...all].js",
                        "api/_db.js",
                        "_lib/util.js",
                        "api/users.test.js",
                        "node_modules/x/index.js",
                        ".git/hook.js",
                        "public/app.js",
                        "notes.md")) {
            write(file, "x");
        }

        assertThat(routes())
                .containsExactly(
                        "/ index.js",
                        "/api/users api/users/index.mjs",
                        "/api/users/me api/users/me.js",
                        "/api/users/:id api/users/[id].js",
                        "/api/*all api/[...all].js",
                        "/*rest [...rest].js");
        assertThat(read().sources().scripts())
                .extracting(Script::path)
                .contains("api/_db.js", "_lib/util.js", "api/users.test.js")
                .doesNotContain("public/app.js", "node_modules/x/index.js", ".git/hook.js");
        assertThat(read().staticRoot()).isEqualTo(folder.resolve("public"));
        assertThat(problems()).isEmpty();
    }

    @Test
    void collidingRoutes_areReported() throws IOException {
        write("a/[id].js", "x");
        write("a/[name].js", "x");
        write("b.js", "x");
        write("b/index.js", "x");

        assertThat(routes()).hasSize(2);
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "a/[name].js: its route /a/:name is taken by a/[id].js; rename one of them",
                        "b/index.js: its route /b is taken by b.js; rename one of them");
    }

    @Test
    void hostileNames_areRoutesOrProblems_neverMore() throws IOException {
        write("🚀.js", "x");
        write("<script>.js", "x");
        write("line\nbreak.js", "x");
        write(":colon.js", "x");
        write("[bad-name].js", "x");
        write("[...rest]/x.js", "x");
        write("half].js", "x");

        assertThat(routes()).containsExactly("/<script> <script>.js", "/🚀 🚀.js");
        assertThat(read().problems())
                .extracting(Problem::file)
                .containsExactlyInAnyOrder(
                        "line\nbreak.js",
                        ":colon.js",
                        "[bad-name].js",
                        "[...rest]/x.js",
                        "half].js");
        Router router = new Router(read().routes());
        assertThat(router.match("/%F0%9F%9A%80", "GET")).isInstanceOf(Router.Match.Found.class);
        assertThat(router.match("/%3Cscript%3E", "GET")).isInstanceOf(Router.Match.Found.class);
    }

    @Test
    void links_areFollowedInsideOnly(@TempDir Path outside) throws IOException {
        write("real.js", "text");
        Files.writeString(outside.resolve("secret.js"), "secret");
        Files.createSymbolicLink(folder.resolve("alias.js"), Path.of("real.js"));
        Files.createSymbolicLink(folder.resolve("out.js"), outside.resolve("secret.js"));
        Files.createSymbolicLink(folder.resolve("outdir"), outside);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("nowhere.js"), Path.of("missing"));

        assertThat(read().sources().scripts())
                .extracting(Script::path)
                .containsExactly("alias.js", "real.js");
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "out.js: is a link that leads out of the folder; copy the file instead",
                        "outdir: is a link that leads out of the folder; copy the file instead",
                        "loop: is a link to a folder that contains it",
                        "nowhere.js: is a link to nothing, or vanished while it was read");
    }

    @Test
    void malformedUtf8_isAProblemWithItsPlace_andItsRouteStays() throws IOException {
        byte[] bytes = "one\ntwo?".getBytes(StandardCharsets.UTF_8);
        bytes[7] = (byte) 0xFF;
        Files.write(folder.resolve("bad.js"), bytes);
        write("good.js", "\uFEFFx");

        assertThat(problems())
                .containsExactly("bad.js:2:4: is not UTF-8 here; save the file as UTF-8");
        assertThat(routes()).containsExactly("/bad bad.js", "/good good.js");
        assertThat(read().sources().scripts()).containsExactly(new Script("good.js", "x", true));
    }

    @Test
    void hugeFile_isAProblem() throws IOException {
        write("good.js", "x");
        try (var file = new java.io.RandomAccessFile(folder.resolve("big.js").toFile(), "rw")) {
            file.setLength((10 << 20) + 1);
        }

        assertThat(problems()).containsExactly("big.js: is larger than 10 MiB");
    }

    @Test
    void folderNamedLikeAScript_isAFolder() throws IOException {
        write("a.js/b.js", "x");

        assertThat(routes()).containsExactly("/a.js/b a.js/b.js");
    }

    @Test
    void tooManyFiles_areRefused() throws IOException {
        write("handler.js", "x");
        for (int i = 0; i < FolderScan.MAX_FILES; i++) {
            Files.createFile(folder.resolve("f" + i));
        }

        assertThatThrownBy(this::read)
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("more than 10000 files")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void whatIsNoHandlerFolder_isRefused() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "x");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> HandlerFolder.read(folder.resolve("missing"), 1))
                .isInstanceOf(FolderException.class)
                .hasMessage("there is no folder " + folder.resolve("missing"));
        assertThatThrownBy(() -> HandlerFolder.read(file, 1))
                .isInstanceOf(FolderException.class)
                .hasMessage(file + " is a file; give the folder that holds the handlers");
        assertThatThrownBy(() -> HandlerFolder.read(empty, 1))
                .isInstanceOf(FolderException.class)
                .hasMessageStartingWith(empty + " holds no handler: add handler.js");
    }
}
