package dev.zts.visualizers.flame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.StackSample.Call;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.flame.FlameTree.Box;
import dev.zts.visualizers.timeline.Stacks;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FlameTest {
    private static final Call HANDLER = call("handler", "shop.js", 3, Tier.BASELINE);
    private static final Call ROW = call("row", "lib/rows.js", 41, Tier.OPTIMIZED);
    private static final Call ROW_INTERPRETED = call("row", "lib/rows.js", 41, Tier.INTERPRETED);
    private static final Call ARROW = call("", "lib/rows.js", 44, Tier.OPTIMIZED_CANDIDATE);

    private static Call call(String function, String file, int line, Tier tier) {
        return new Call(function, file, line, line, tier);
    }

    private static StackSample seen(long count, Call... frames) {
        return new StackSample(Arrays.asList(frames), count);
    }

    private static Stacks shop() {
        return new Stacks(
                List.of(
                        seen(3, HANDLER, ROW),
                        seen(1, HANDLER, ROW_INTERPRETED),
                        seen(4, HANDLER, ROW, ARROW),
                        seen(2, HANDLER)),
                0);
    }

    @Test
    void collapsed_isALineForEachStack() {
        assertThat(CollapsedStacks.toText(shop()))
                .isEqualTo(
                        """
                        handler (shop.js:3) [baseline] 2
                        handler (shop.js:3) [baseline];row (lib/rows.js:41) [interpreted] 1
                        handler (shop.js:3) [baseline];row (lib/rows.js:41) [optimized] 3
                        handler (shop.js:3) [baseline];row (lib/rows.js:41) [optimized];(anonymous) (lib/rows.js:44) [optimized candidate] 4
                        """);
    }

    @Test
    void collapsed_hasNoSemicolonOrLineEndWithinAName() {
        Stacks stacks =
                new Stacks(List.of(seen(1, call("a;b\nc\u202e", "d;e.js", 1, Tier.BASELINE))), 7);

        assertThat(CollapsedStacks.toText(stacks))
                .isEqualTo(
                        """
                        (other stacks) 7
                        a:b\uFFFDc\uFFFD (d:e.js:1) [baseline] 1
                        """);
    }

    @Test
    void tree_mergesWhatBeginsAlike() {
        assertThat(FlameTree.of(shop()).boxes())
                .containsExactly(
                        new Box("all", null, 0, 0, 10, 0),
                        new Box("handler (shop.js:3) [baseline]", Tier.BASELINE, 1, 0, 10, 2),
                        new Box("row (lib/rows.js:41) [interpreted]", Tier.INTERPRETED, 2, 0, 1, 1),
                        new Box("row (lib/rows.js:41) [optimized]", Tier.OPTIMIZED, 2, 1, 7, 3),
                        new Box(
                                "(anonymous) (lib/rows.js:44) [optimized candidate]",
                                Tier.OPTIMIZED_CANDIDATE,
                                3,
                                1,
                                4,
                                4));
    }

    @Test
    void tree_countsSamplesByTheTierOfTheInnermostFrame() {
        FlameTree tree = FlameTree.of(shop());

        assertThat(tree.samples()).isEqualTo(10);
        assertThat(tree.depth()).isEqualTo(3);
        assertThat(tree.samplesByTier())
                .isEqualTo(
                        Map.of(
                                Tier.INTERPRETED, 1L,
                                Tier.BASELINE, 2L,
                                Tier.OPTIMIZED_CANDIDATE, 4L,
                                Tier.OPTIMIZED, 3L));
    }

    @Test
    void tree_ofNothing_hasOneFrameOfNothing() {
        assertThat(FlameTree.of(Stacks.NONE).boxes())
                .containsExactly(new Box("all", null, 0, 0, 0, 0));
    }

    @Test
    void otherStacks_areAFrameOfTheirOwn() {
        FlameTree tree = FlameTree.of(new Stacks(List.of(seen(1, HANDLER)), 9));

        assertThat(tree.samples()).isEqualTo(10);
        assertThat(tree.boxes().get(1)).isEqualTo(new Box("(other stacks)", null, 1, 0, 9, 9));
    }

    @Test
    void flat_countsARecursiveFunctionOnceInItsTotal() {
        FlameTree tree =
                FlameTree.of(
                        new Stacks(List.of(seen(5, HANDLER, ROW, ROW), seen(1, HANDLER, ROW)), 0));

        assertThat(tree.flat())
                .extracting(Box::label, Box::self, Box::total)
                .containsExactly(
                        tuple("row (lib/rows.js:41) [optimized]", 6L, 6L),
                        tuple("handler (shop.js:3) [baseline]", 0L, 6L));
    }

    @Test
    void smallFrames_areLeftOut_neverThoseBelowALargerOne() {
        FlameTree tree = FlameTree.of(shop());

        assertThat(tree.boxes(0.4, 100)).extracting(Box::total).containsExactly(10L, 10L, 7L, 4L);
        assertThat(tree.boxes(0, 3)).extracting(Box::total).containsExactly(10L, 10L, 7L);
        assertThat(tree.boxes(0, 1)).extracting(Box::label).containsExactly("all");
    }

    @Test
    void svg_placesFramesInPercent() {
        String svg = FlameSvg.toSvg(FlameTree.of(shop()), "shop on zts");

        assertThat(between(svg, "<svg id=\"frames\"", "<text id=\"info\""))
                .isEqualTo(
                        """
                         x="1%" y="66" width="98%" height="68">
                        <svg class="f none" x="0%" y="51" width="100%" height="16" data-s="0" data-n="10" data-d="0"><title>all – 10 samples, 100 %</title><rect width="100%" height="100%" rx="1"/><text x="3" y="12">all</text></svg>
                        <svg class="f t2" x="0%" y="34" width="100%" height="16" data-s="0" data-n="10" data-d="1"><title>handler (shop.js:3) [baseline] – 10 samples, 100 %</title><rect width="100%" height="100%" rx="1"/><text x="3" y="12">handler (shop.js:3) [baseline]</text></svg>
                        <svg class="f t0" x="0%" y="17" width="10%" height="16" data-s="0" data-n="1" data-d="2"><title>row (lib/rows.js:41) [interpreted] – 1 sample, 10 %</title><rect width="100%" height="100%" rx="1"/><text x="3" y="12">row (lib/rows.js:41) [interpreted]</text></svg>
                        <svg class="f t4" x="10%" y="17" width="70%" height="16" data-s="1" data-n="7" data-d="2"><title>row (lib/rows.js:41) [optimized] – 7 samples, 70 %</title><rect width="100%" height="100%" rx="1"/><text x="3" y="12">row (lib/rows.js:41) [optimized]</text></svg>
                        <svg class="f t3" x="10%" y="0" width="40%" height="16" data-s="1" data-n="4" data-d="3"><title>(anonymous) (lib/rows.js:44) [optimized candidate] – 4 samples, 40 %</title><rect width="100%" height="100%" rx="1"/><text x="3" y="12">(anonymous) (lib/rows.js:44) [optimized candidate]</text></svg>
                        </svg>
                        """);
        assertThat(svg)
                .contains("<text class=\"head\" y=\"24\">shop on zts</text>")
                .contains(">interpreted 10 %</text>")
                .contains(">optimized candidate 40 %</text>")
                .contains("--tier4: #56b4e9;", "--tier4: #3f9fd8;", "prefers-color-scheme: dark");
    }

    @Test
    void svg_isXml_andHoldsHostileNamesAsText() throws Exception {
        String bad = "</text></svg><script>alert(1)</script>]]>&\"'\u0000\u202e\ud800";
        Stacks stacks = new Stacks(List.of(seen(2, call(bad, bad, 1, Tier.OPTIMIZED))), 0);

        String svg = FlameSvg.toSvg(FlameTree.of(stacks), bad);

        Document document = parsed(svg);
        String shown = "</text></svg><script>alert(1)</script>]]>&\"'\uFFFD\uFFFD\uFFFD";
        assertThat(document.getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(shown);
        NodeList frames = document.getElementsByTagName("svg");
        Element innermost = (Element) frames.item(frames.getLength() - 1);
        assertThat(innermost.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo(shown + " (" + shown + ":1) [optimized]");
    }

    @Test
    void svg_needsNothingFromElsewhere() {
        String svg = FlameSvg.toSvg(FlameTree.of(shop()), "shop");

        assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "href", "@import", "url(", "innerHTML");
    }

    @Test
    void svg_ofNothing_saysSo() throws Exception {
        String svg = FlameSvg.toSvg(FlameTree.of(Stacks.NONE), "shop");

        assertThat(parsed(svg).getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("shop");
        assertThat(svg).contains("No JavaScript stack was sampled.").contains("0 samples");
    }

    @Test
    void everyTier_hasOneRow_andAColourOfItsOwnInEachTheme() {
        assertThat(Tier.values()).extracting(TierPaint::of).containsExactly(TierPaint.values());
        assertThat(TierPaint.values()).extracting(TierPaint::tier).containsExactly(Tier.values());
        for (boolean dark : List.of(false, true)) {
            assertThat(TierPaint.values())
                    .extracting(paint -> paint.colour(dark))
                    .doesNotHaveDuplicates()
                    .allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
        }
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
