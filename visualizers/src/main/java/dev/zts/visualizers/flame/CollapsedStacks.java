package dev.zts.visualizers.flame;

import dev.zts.telemetry.StackSample;
import dev.zts.visualizers.timeline.Stacks;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stacks as the tools that draw flame graphs read them: a line each, {@code outer;inner 12}, in
 * order.
 */
public final class CollapsedStacks {
    private CollapsedStacks() {}

    public static String toText(Stacks stacks) {
        Map<String, Long> lines = new TreeMap<>();
        for (StackSample sample : stacks.samples()) {
            String line =
                    sample.frames().stream()
                            .map(call -> word(FlameTree.label(call)))
                            .collect(Collectors.joining(";"));
            lines.merge(line, sample.count(), Long::sum);
        }
        if (stacks.other() > 0) {
            lines.merge(FlameTree.OTHER, stacks.other(), Long::sum);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((line, count) -> text.append(line).append(' ').append(count).append('\n'));
        return text.toString();
    }

    /** {@return a frame without what ends a frame or a line} */
    private static String word(String label) {
        return PlainText.of(label).replace(';', ':');
    }
}
