package dev.zts.app.cli;

import dev.zts.app.console.VisibleText;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.FunctionListing.Instruction;
import java.util.List;
import java.util.Locale;

/** The listing of a function as text: what it is, its bytecode by source line, its JVM code. */
final class FunctionText {
    /** Stands before an instruction that keeps its function interpreted. */
    private static final String REFUSED = "!";

    private final StringBuilder out = new StringBuilder();
    private final FunctionListing listing;
    private final List<String> source;

    private FunctionText(FunctionListing listing, List<String> source) {
        this.listing = listing;
        this.source = source;
    }

    /**
     * {@return the text of a function}
     *
     * @param source lines of the file
     */
    static String of(FunctionListing listing, List<String> source) {
        FunctionText text = new FunctionText(listing, source);
        text.head();
        text.bytecode();
        text.jvmCode();
        return text.out.toString();
    }

    /** {@return the name of a function, of one without a name too} */
    static String name(FunctionListing listing) {
        return listing.function().isEmpty()
                ? "(anonymous)"
                : VisibleText.of(listing.function()).replace('\n', ' ');
    }

    private void head() {
        out.append(name(listing)).append("  ").append(VisibleText.of(listing.file()));
        out.append(':').append(listing.line());
        if (listing.endLine() > listing.line()) {
            out.append('-').append(listing.endLine());
        }
        out.append('\n');
        out.append("  tier: ").append(words(listing.tier().name()));
        if (listing.codeBytes() > 0) {
            out.append(number(", %,d bytes of JVM code", listing.codeBytes()));
        }
        out.append('\n');
        if (listing.calls() > 0 || listing.backEdges() > 0 || listing.deoptimizations() > 0) {
            out.append(number("  ran: %,d calls", listing.calls()));
            out.append(number(", %,d loops", listing.backEdges()));
            out.append(number(", left optimized code %,d times%n", listing.deoptimizations()));
        }
        if (!listing.note().isEmpty()) {
            out.append("  note: ").append(VisibleText.of(listing.note())).append('\n');
        }
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(String form, long value) {
        return String.format(Locale.ROOT, form.replace("%n", "\n"), value);
    }

    private void bytecode() {
        out.append("  bytecode:\n");
        int shown = 0;
        for (Instruction instruction : listing.instructions()) {
            if (instruction.line() != shown) {
                shown = instruction.line();
                out.append("    ; ").append(shown).append(": ").append(line(shown)).append('\n');
            }
            out.append(instruction.refused() ? "  " + REFUSED + " " : "    ")
                    .append(String.format(Locale.ROOT, "%04d ", instruction.pc()))
                    .append(VisibleText.of(instruction.text()))
                    .append('\n');
        }
    }

    private String line(int number) {
        return number < 1 || number > source.size()
                ? ""
                : VisibleText.of(source.get(number - 1).strip());
    }

    private void jvmCode() {
        if (listing.jvmCode().isEmpty()) {
            return;
        }
        out.append("  JVM code:\n");
        listing.jvmCode()
                .lines()
                .forEach(line -> out.append("    ").append(VisibleText.of(line)).append('\n'));
    }
}
