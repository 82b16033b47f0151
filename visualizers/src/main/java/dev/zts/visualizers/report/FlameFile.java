package dev.zts.visualizers.report;

import dev.zts.visualizers.flame.CollapsedStacks;
import dev.zts.visualizers.flame.FlameSvg;
import dev.zts.visualizers.flame.FlameTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the JavaScript stacks of a run to a file, in the form that its name asks for. */
public final class FlameFile {
    private static final String SVG = ".svg";
    private static final String COLLAPSED = ".collapsed";

    private FlameFile() {}

    /**
     * Refuses a file whose name asks for no form that there is.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static void requireForm(Path file) {
        if (!hasEnding(file, SVG) && !hasEnding(file, COLLAPSED)) {
            throw new IllegalArgumentException(
                    "'"
                            + file
                            + "' is no flame graph; name a file that ends in .svg or .collapsed");
        }
    }

    private static boolean hasEnding(Path file, String ending) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(ending) && name.length() > ending.length();
    }

    /**
     * Writes as {@link HtmlReport#write} does.
     *
     * @throws IllegalArgumentException as {@link #requireForm}
     */
    public static void write(RunReport report, Path file) throws IOException {
        requireForm(file);
        ReportFile.replace(
                file,
                hasEnding(file, SVG)
                        ? FlameSvg.toSvg(FlameTree.of(report.stacks()), title(report.facts()))
                        : CollapsedStacks.toText(report.stacks()));
    }

    private static String title(RunFacts facts) {
        return facts.folder() + " on " + facts.engine();
    }
}
