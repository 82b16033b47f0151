package dev.zts.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The case files of a folder: {@code topic/case.js}, or {@code topic/case/main.js} and more. */
final class CaseFiles {
    private static final String PRELUDE = "prelude.js";
    private static final String MAIN = "main.js";

    private final Path root;

    CaseFiles(Path root) {
        this.root = root;
    }

    /** {@return the cases of the test resources} */
    static CaseFiles ofResources() {
        URL prelude = CaseFiles.class.getResource("/js/" + PRELUDE);
        if (prelude == null) {
            throw new IllegalStateException("no /js/" + PRELUDE);
        }
        try {
            Path file = Path.of(prelude.toURI());
            return new CaseFiles(file.resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(prelude.toString(), e);
        }
    }

    /** {@return the source of the functions that cases use, a script and a module alike} */
    static String prelude() {
        return text(ofResources().root.resolve(PRELUDE));
    }

    Path root() {
        return root;
    }

    /** {@return all cases by name} */
    List<CaseFile> all() {
        List<CaseFile> cases = new ArrayList<>();
        for (Path topic : children(root)) {
            if (Files.isDirectory(topic)) {
                children(topic).forEach(path -> cases.add(read(topic, path)));
            }
        }
        return cases;
    }

    /** {@return the names in a list of known gaps: one a line, # begins a remark} */
    Set<String> gaps(String list) {
        return text(root.resolve(list))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private CaseFile read(Path topic, Path path) {
        String base = path.getFileName().toString().replaceFirst("\\.js$", "");
        String name = topic.getFileName() + "/" + base;
        if (!Files.isDirectory(path)) {
            String main = name + ".js";
            return CaseParser.parse(name, main, Map.of(main, text(path)));
        }
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            sources.put(
                                    root.relativize(file).toString().replace('\\', '/'),
                                    text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CaseParser.parse(name, name + "/" + MAIN, sources);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
