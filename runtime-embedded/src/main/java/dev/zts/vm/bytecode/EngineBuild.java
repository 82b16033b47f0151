package dev.zts.vm.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which engine made some bytecode: the table of instructions, the format, and the classes that
 * compile. Bytecode of another one is not looked at.
 */
final class EngineBuild {

    static final String ID = id(version(), classes());

    private EngineBuild() {}

    private static String id(String... parts) {
        StringBuilder text = new StringBuilder();
        text.append(BytecodeFile.VERSION);
        for (Opcode opcode : Opcode.values()) {
            text.append('\n').append(opcode.number()).append(opcode).append(opcode.operands());
        }
        byte[] digest = BytecodeFile.key(text.toString(), parts[0], parts[1]);
        return HexFormat.of().formatHex(digest);
    }

    private static String version() {
        @Nullable String version = EngineBuild.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    /** {@return what tells the classes from those of another build: place, size, time} */
    private static String classes() {
        CodeSource source = EngineBuild.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        try {
            return stamp(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
            return source.getLocation().toString(); // of a runtime image, which never changes
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stamp(Path classes) throws IOException {
        if (Files.isDirectory(classes)) {
            try (Stream<Path> files = Files.walk(classes.resolve("dev/zts/vm"))) {
                return files.map(EngineBuild::modified).max(Comparator.naturalOrder()).orElse("");
            }
        }
        return Files.size(classes) + " " + modified(classes);
    }

    private static String modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
