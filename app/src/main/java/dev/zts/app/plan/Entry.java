package dev.zts.app.plan;

import dev.zts.load.Durations;
import java.time.Duration;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A value that is typed as text. While the text cannot be read the last good value stands, and
 * {@link #problemProperty} says what is wrong.
 */
public final class Entry<T> {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Function<T, String> format;
    private T value;

    /**
     * @param parse throws IllegalArgumentException with words for people
     */
    Entry(T first, Function<String, T> parse, Function<T, String> format) {
        this.value = first;
        this.format = format;
        text.set(format.apply(first));
        text.addListener((_, _, typed) -> {
            try {
                value = parse.apply(typed);
                problem.set("");
            } catch (IllegalArgumentException unreadable) {
                problem.set(String.valueOf(unreadable.getMessage()));
            }
        });
    }

    public StringProperty textProperty() {
        return text;
    }

    /** {@return what is wrong with the text, empty if nothing} */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public T value() {
        return value;
    }

    public void set(T other) {
        text.set(format.apply(other));
    }

    static Entry<Integer> ofInt(int first, int least, int most) {
        return new Entry<>(
                first, text -> Math.toIntExact(whole(text, least, most)), String::valueOf);
    }

    static Entry<Double> ofRate(double first) {
        return new Entry<>(first, Entry::rate, Entry::plain);
    }

    static Entry<Duration> ofDuration(Duration first, Duration least) {
        return new Entry<>(
                first,
                text -> {
                    Duration read = Durations.parse(text);
                    if (read.compareTo(least) < 0) {
                        throw new IllegalArgumentException(
                                "Must be at least " + Durations.format(least));
                    }
                    return read;
                },
                Durations::format);
    }

    private static double rate(String text) {
        double read;
        try {
            read = Double.parseDouble(digits(text));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("Write requests per second as a number");
        }
        if (!(read > 0) || read > 10_000_000) {
            throw new IllegalArgumentException("Must be above 0 and at most 10000000");
        }
        return read;
    }

    private static long whole(String text, int least, int most) {
        try {
            long read = Long.parseLong(digits(text));
            if (read >= least && read <= most) {
                return read;
            }
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("Write a whole number");
        }
        throw new IllegalArgumentException("Must be " + least + " to " + most);
    }

    private static String digits(String text) {
        return text.strip().replace(",", "").replace("_", "");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
