package dev.zts.visualizers.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.flame.FlameTree;
import dev.zts.visualizers.flame.FlameTree.Box;
import dev.zts.visualizers.flame.TierPaint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Writes a run as one HTML file that needs no network and no other file. */
public final class HtmlReport {
    /*
     * The page is a fixed template and one island of JSON, whose every <, > and & is written as an
     * escape: no text of a run is ever parsed as HTML. The template's script puts it in place with
     * textContent. The policy in the head names the hashes of the template's own style and script,
     * so a browser runs and loads nothing else.
     */
    private static final String TEMPLATE = "report.html";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Smaller frames are left out of the flame graph; a flame graph of its own has them. */
    private static final double LEAST_SHARE = 0.001;

    private static final int MOST_FRAMES = 2_000;
    private static final int MOST_ROWS = 100;

    private HtmlReport() {}

    /**
     * Writes to a temporary file beside {@code file} and moves it there; an old report is kept
     * until then.
     */
    public static void write(RunReport report, Path file) throws IOException {
        ReportFile.replace(file, toHtml(report));
    }

    static String toHtml(RunReport report) throws IOException {
        String template =
                template()
                        .replace("@LIGHT_PARTS@", colours(false))
                        .replace("@DARK_PARTS@", colours(true));
        String policy =
                "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'"
                        .formatted(
                                hash(between(template, "<style>", "</style>")),
                                hash(between(template, "<script>", "</script>")));
        return template.replace("@POLICY@", policy).replace("@DATA@", island(report));
    }

    /** Sets colours of parts and tiers, which the style names after their place in the table. */
    private static String colours(boolean dark) {
        StringBuilder css = new StringBuilder();
        for (TierPaint paint : TierPaint.values()) {
            css.append("--tier%d: %s; ".formatted(paint.ordinal(), paint.colour(dark)));
        }
        for (LatencyPart part : LatencyPart.values()) {
            css.append("--part%d: %s; ".formatted(part.ordinal(), part.colour(dark)));
        }
        return css.toString().strip();
    }

    private static String island(RunReport report) throws JsonProcessingException {
        ObjectNode tree = new ReportTree(report).toTree();
        ArrayNode parts = tree.putArray("partTexts");
        for (LatencyPart part : LatencyPart.values()) {
            parts.addObject()
                    .put("key", part.key())
                    .put("label", part.label())
                    .put("explanation", part.explanation());
        }
        tree.put("slowestInWords", PartShare.inWords(report.slowest()));
        ArrayNode tiers = tree.putArray("tierTexts");
        for (TierPaint paint : TierPaint.values()) {
            tiers.add(paint.label());
        }
        ArrayNode start = tree.putArray("coldStartTexts");
        ColdStart measured = report.timeline().coldStart();
        Stream.concat(
                        ColdStartFigures.of(measured).stream(),
                        ColdStartFigures.parts(measured).stream())
                .forEach(row -> start.addArray().add(row.name()).add(row.figure()));
        tree.set("flame", flame(FlameTree.of(report.stacks())));
        String json = MAPPER.writeValueAsString(tree);
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<', '>', '&', '\u2028', '\u2029' -> safe.append("\\u%04x".formatted((int) c));
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static ObjectNode flame(FlameTree tree) {
        ObjectNode flame = MAPPER.createObjectNode();
        List<Box> boxes = tree.boxes(LEAST_SHARE, MOST_FRAMES);
        flame.put("samples", tree.samples());
        flame.put("left", tree.boxes().size() - boxes.size());
        ArrayNode frames = flame.putArray("frames");
        boxes.forEach(box -> frame(frames, box));
        ArrayNode flat = flame.putArray("flat");
        tree.flat().stream().limit(MOST_ROWS).forEach(box -> frame(flat, box));
        return flame;
    }

    private static void frame(ArrayNode frames, Box box) {
        Tier tier = box.tier();
        frames.addObject()
                .put("label", box.label())
                .put("tier", tier == null ? -1 : TierPaint.of(tier).ordinal())
                .put("depth", box.depth())
                .put("start", box.start())
                .put("total", box.total())
                .put("self", box.self());
    }

    private static String template() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IOException("the program is incomplete: " + TEMPLATE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
