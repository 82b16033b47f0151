package dev.zts.visualizers.flame;

import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.StackSample.Call;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.timeline.Stacks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stacks merged from the outermost frame on: what begins alike is drawn as one. A function that was
 * seen in two tiers has a frame for each. Immutable.
 */
public final class FlameTree {
    /** Name of the frame below all others. */
    static final String ALL = "all";

    /** Name of the frame of stacks that were counted, but not kept. */
    static final String OTHER = "(other stacks)";

    private static final String ANONYMOUS = "(anonymous)";

    /**
     * A frame of the graph.
     *
     * @param label {@code name (file:line) [tier]}
     * @param tier null of {@link #ALL} and {@link #OTHER}
     * @param depth 0 of {@link #ALL}
     * @param start samples to the left of it
     * @param total samples of it and of what it called
     * @param self samples of it alone
     */
    public record Box(
            String label, @Nullable Tier tier, int depth, long start, long total, long self) {}

    private static final class Node {
        final @Nullable Tier tier;
        final Map<String, Node> children = new TreeMap<>();
        long total;
        long self;

        Node(@Nullable Tier tier) {
            this.tier = tier;
        }
    }

    private final List<Box> boxes;

    private FlameTree(List<Box> boxes) {
        this.boxes = List.copyOf(boxes);
    }

    /** {@return the tree of {@code stacks}} */
    public static FlameTree of(Stacks stacks) {
        Node root = new Node(null);
        for (StackSample sample : stacks.samples()) {
            Node node = root;
            node.total += sample.count();
            for (Call call : sample.frames()) {
                node = node.children.computeIfAbsent(label(call), _ -> new Node(call.tier()));
                node.total += sample.count();
            }
            node.self += sample.count();
        }
        if (stacks.other() > 0) {
            Node other = new Node(null);
            other.total = stacks.other();
            other.self = stacks.other();
            root.children.put(OTHER, other);
            root.total += stacks.other();
        }
        List<Box> boxes = new ArrayList<>();
        lay(ALL, root, 0, 0, boxes);
        return new FlameTree(boxes);
    }

    private static void lay(String label, Node node, int depth, long start, List<Box> boxes) {
        boxes.add(new Box(label, node.tier, depth, start, node.total, node.self));
        long at = start;
        for (Map.Entry<String, Node> child : node.children.entrySet()) {
            lay(child.getKey(), child.getValue(), depth + 1, at, boxes);
            at += child.getValue().total;
        }
    }

    /** {@return a frame in words: {@code name (file:line) [tier]}} */
    static String label(Call call) {
        String name = call.function().isEmpty() ? ANONYMOUS : call.function();
        String place = call.file().isEmpty() ? "" : " (" + call.file() + ":" + call.line() + ")";
        return name + place + " [" + TierPaint.of(call.tier()).label() + "]";
    }

    /** {@return the frames, each before those it called; callees in the order of their labels} */
    public List<Box> boxes() {
        return boxes;
    }

    /**
     * {@return the largest frames} Each is there with the one that it was called by.
     *
     * @param least share of all samples that a frame must have
     * @param most number of frames
     */
    public List<Box> boxes(double least, int most) {
        double smallest = least * samples();
        List<Box> large = boxes.stream().filter(box -> box.total() >= smallest).toList();
        if (large.size() <= most) {
            return large;
        }
        long bound =
                large.stream()
                        .map(Box::total)
                        .sorted(Comparator.reverseOrder())
                        .skip(most)
                        .findFirst()
                        .orElse(0L);
        return large.stream().filter(box -> box.total() > bound || box.depth() == 0).toList();
    }

    /** {@return number of samples} */
    public long samples() {
        return boxes.getFirst().total();
    }

    /** {@return frames above {@link #ALL} in the deepest stack} */
    public int depth() {
        return boxes.stream().mapToInt(Box::depth).max().orElse(0);
    }

    /** {@return in how many samples the innermost frame was of which tier} */
    public Map<Tier, Long> samplesByTier() {
        Map<Tier, Long> samples = new EnumMap<>(Tier.class);
        for (Box box : boxes) {
            if (box.tier() != null && box.self() > 0) {
                samples.merge(box.tier(), box.self(), Long::sum);
            }
        }
        return samples;
    }

    /**
     * {@return each label once with its samples, most of its own first} Of a recursive function the
     * outermost frame counts.
     */
    public List<Box> flat() {
        Map<String, Box> sums = new HashMap<>();
        List<Box> open = new ArrayList<>();
        for (Box box : boxes) {
            while (open.size() > box.depth()) {
                open.removeLast();
            }
            boolean inner = open.stream().anyMatch(outer -> outer.label().equals(box.label()));
            open.add(box);
            Box part = inner ? part(box, 0) : part(box, box.total());
            sums.merge(box.label(), part, FlameTree::plus);
        }
        return sums.values().stream()
                .filter(box -> !box.label().equals(ALL))
                .sorted(
                        Comparator.comparingLong(Box::self)
                                .thenComparingLong(Box::total)
                                .reversed()
                                .thenComparing(Box::label))
                .toList();
    }

    private static Box part(Box box, long total) {
        return new Box(box.label(), box.tier(), 0, 0, total, box.self());
    }

    private static Box plus(Box a, Box b) {
        return new Box(a.label(), a.tier(), 0, 0, a.total() + b.total(), a.self() + b.self());
    }
}
