package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zts.vm.lower.Lowering;
import dev.zts.vm.syntax.SyntaxProblem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of bytecode: what is kept, and that nothing but what it kept itself is used. */
final class BytecodeCacheTest {

    private static final String SOURCE = "export const answer = () => 42;";
    private static final long MANY_BYTES = 1L << 20;

    @TempDir private Path temporary;
    private Path directory;
    private BytecodeCache cache;
    private final AtomicInteger compiled = new AtomicInteger();

    @BeforeEach
    void open() {
        directory = temporary.resolve("a/cache");
        cache = BytecodeCache.in(directory, "build", MANY_BYTES);
    }

    private Unit load(String source) {
        return load(cache, source);
    }

    private Unit load(BytecodeCache from, String source) {
        return outcome(from, source).unit();
    }

    private BytecodeCache.Loaded outcome(BytecodeCache from, String source) {
        return from.load(
                "x.js",
                source,
                true,
                () -> {
                    compiled.incrementAndGet();
                    return Lowering.compile("x.js", source, true);
                });
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().get(0);
    }

    private void assertRejectedOnce() throws IOException {
        assertThat(load(SOURCE)).usingRecursiveComparison().isEqualTo(load(SOURCE));
        assertThat(cache.rejected()).isEqualTo(1);
        assertThat(compiled).hasValue(2);
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(Files.isRegularFile(onlyFile())).isTrue();
    }

    @Test
    void secondLoad_isAHit() {
        Unit first = load(SOURCE);
        Unit second = load(BytecodeCache.in(directory, "build", MANY_BYTES), SOURCE);

        assertThat(second).isNotSameAs(first).usingRecursiveComparison().isEqualTo(first);
        assertThat(compiled).hasValue(1);
        assertThat(cache.misses()).isEqualTo(1);
    }

    @Test
    void directory_isForItsUserOnly() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        load(SOURCE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void file_isNamedAfterItsKey() throws IOException {
        load(SOURCE);

        byte[] key = BytecodeFile.key(SOURCE, "build", "module");
        assertThat(onlyFile()).hasFileName(HexFormat.of().formatHex(key) + ".ztsb");
    }

    @Test
    void otherSourceBuildOrKind_isAMiss() {
        load(SOURCE);
        load(SOURCE + " ");
        load(BytecodeCache.in(directory, "later", MANY_BYTES), SOURCE);
        cache.load("x.js", SOURCE, false, () -> TestCode.script(TestCode.halting()));

        assertThat(compiled).hasValue(3);
        assertThat(cache.hits()).isZero();
        assertThat(cache.rejected()).isZero();
    }

    @Test
    void changedFile_isRejectedAndMadeAnew() throws IOException {
        load(SOURCE);
        byte[] content = Files.readAllBytes(onlyFile());
        content[content.length - 1] ^= 1;
        Files.write(onlyFile(), content);

        assertRejectedOnce();
    }

    @Test
    void emptyFile_isRejected() throws IOException {
        load(SOURCE);
        Files.write(onlyFile(), new byte[0]);

        assertRejectedOnce();
    }

    @Test
    void fileOfAnotherSource_isRejected() throws IOException {
        byte[] other = BytecodeFile.key("other", "build", "module");
        Unit foreign = Lowering.compile("x.js", "other", true);
        load(SOURCE);
        Files.write(onlyFile(), BytecodeFile.write(foreign, other));

        assertRejectedOnce();
    }

    @Test
    void sealedFileWithBrokenCode_isRejected() throws IOException {
        load(SOURCE);
        FunctionBuilder body = TestCode.halting();
        body.code = TestCode.bytes(Op.DROP, Op.HALT);
        byte[] key = BytecodeFile.key(SOURCE, "build", "module");
        Files.write(onlyFile(), BytecodeFile.write(TestCode.script(body), key));

        assertRejectedOnce();
    }

    @Test
    void link_isRejectedAndItsTargetLeftAlone() throws IOException {
        load(SOURCE);
        Path target = Files.move(onlyFile(), temporary.resolve("target"));
        byte[] key = BytecodeFile.key(SOURCE, "build", "module");
        Path link = directory.resolve(HexFormat.of().formatHex(key) + ".ztsb");
        Files.createSymbolicLink(link, target);

        assertRejectedOnce();
        assertThat(target).isNotEmptyFile();
    }

    @Test
    void directoryInPlaceOfAFile_isNotUsed() throws IOException {
        load(SOURCE);
        Path file = onlyFile();
        Files.delete(file);
        Files.createDirectory(file);
        Files.createFile(file.resolve("full"));

        load(SOURCE);

        assertThat(compiled).hasValue(2);
        assertThat(cache.rejected()).isEqualTo(1);
        assertThat(cache.refused()).isPositive();
    }

    @Test
    void linkedDirectory_isNotUsed() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory);

        BytecodeCache linked = BytecodeCache.in(link, "build", MANY_BYTES);
        load(linked, SOURCE);

        assertThat(linked.isOpen()).isFalse();
        assertThat(linked.refused()).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void directoryOfAnotherUser_isNotUsed() throws IOException {
        BytecodeCache foreign = BytecodeCache.in(ofAnotherUser(), "build", MANY_BYTES);

        assertThat(foreign.isOpen()).isFalse();
        assertThat(foreign.refused()).isEqualTo(1);
    }

    /** {@return the root directory, or as root one given away} */
    private Path ofAnotherUser() throws IOException {
        Path root = Path.of("/");
        if (!Files.isWritable(root)) {
            return root;
        }
        Path given = Files.createDirectory(temporary.resolve("given"));
        return Files.setOwner(
                given,
                given.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody"));
    }

    @Test
    void withoutDirectory_allIsCompiled() {
        BytecodeCache off = BytecodeCache.in(null);
        load(off, SOURCE);
        load(off, SOURCE);

        assertThat(compiled).hasValue(2);
        assertThat(off.refused()).isZero();
    }

    @Test
    void syntaxError_isThrownAndNothingKept() throws IOException {
        assertThatExceptionOfType(SyntaxProblem.class).isThrownBy(() -> load("let let"));
        assertThat(files()).isEmpty();
    }

    @Test
    void directoryThatVanishes_isCountedOnly() throws IOException {
        Files.delete(directory);

        load(SOURCE);

        assertThat(compiled).hasValue(1);
        assertThat(cache.refused()).isEqualTo(1);
    }

    @Test
    void oldestFiles_makeRoom() throws IOException {
        load(SOURCE);
        Path oldest = onlyFile();
        long each = Files.size(oldest);
        Files.setLastModifiedTime(oldest, FileTime.fromMillis(0));
        BytecodeCache small = BytecodeCache.in(directory, "build", 2 * each + each / 2);

        load(small, "export const answes = () => 42;");
        assertThat(oldest).exists();
        load(small, "export const answet = () => 42;");

        assertThat(oldest).doesNotExist();
        assertThat(files()).hasSize(2);
    }

    @Test
    void build_isTheSameWithinAProcess() {
        assertThat(EngineBuild.ID).matches("[0-9a-f]{64}");
    }
}
