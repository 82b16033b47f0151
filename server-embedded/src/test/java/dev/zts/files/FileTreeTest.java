package dev.zts.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.zts.files.FileTree.Sighting;
import dev.zts.files.FileTree.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between the look at a path and the opening of the file others may change the folder. */
class FileTreeTest {
    @TempDir private Path folder;
    private FileTree tree = new FileTree(Path.of("/"));
    private Path file = Path.of("/");

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("public/docs"));
        Files.createDirectory(folder.resolve("other"));
        file = folder.resolve("public/docs/a.txt");
        Files.writeString(file, "plain");
        Files.writeString(folder.resolve("other/a.txt"), "secret");
        tree = new FileTree(folder.resolve("public"));
    }

    private Stamp seen() {
        return Objects.requireNonNull(
                ((Sighting.File) tree.look("/docs/a.txt")).codings().get(Coding.IDENTITY));
    }

    @Test
    void whatWasSeen_isOpened() throws IOException {
        tree.open(seen()).release();
    }

    @Test
    void linkInThePlaceOfTheFile_isNotOpened() throws IOException {
        Stamp seen = seen();

        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("other/a.txt"));

        assertThatIOException().isThrownBy(() -> tree.open(seen));
    }

    @Test
    void linkInThePlaceOfAFolderOnTheWay_isNotFollowed() throws IOException {
        Stamp seen = seen();

        Files.move(folder.resolve("public/docs"), folder.resolve("moved"));
        // The very same file, by another way.
        Files.createSymbolicLink(folder.resolve("public/docs"), folder.resolve("moved"));

        assertThatIOException().isThrownBy(() -> tree.open(seen));
    }

    @Test
    void linkInThePlaceOfTheRoot_isNotFollowed() throws IOException {
        Stamp seen = seen();

        Files.move(folder.resolve("public"), folder.resolve("moved"));
        Files.createSymbolicLink(folder.resolve("public"), folder.resolve("moved"));

        assertThatIOException().isThrownBy(() -> tree.open(seen));
        assertThat(tree.look("/docs/a.txt")).isEqualTo(new Sighting.Absent());
    }

    @Test
    void otherFileInItsPlace_isNotOpened() throws IOException {
        Stamp seen = seen();

        Path other = Files.writeString(folder.resolve("other/b.txt"), "other");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThatIOException().isThrownBy(() -> tree.open(seen));
    }

    @Test
    void changedFile_isNotOpened() throws IOException {
        Stamp seen = seen();

        Files.writeString(file, "longer than before");

        assertThatIOException().isThrownBy(() -> tree.open(seen));
    }

    @Test
    void folderInThePlaceOfTheFile_isNotOpened() throws IOException {
        Stamp seen = seen();

        Files.delete(file);
        Files.createDirectory(file);

        assertThatIOException().isThrownBy(() -> tree.open(seen));
    }
}
