package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time values, days and local time (ECMA-262 21.4.1). */
final class Calendar {

    static final double MILLIS_PER_DAY = 86_400_000;
    static final int MILLIS_PER_HOUR = 3_600_000;
    static final int MILLIS_PER_MINUTE = 60_000;
    static final int MILLIS_PER_SECOND = 1000;

    /** Indices of the fields of a time. */
    static final int YEAR = 0;

    static final int MONTH = 1;
    static final int DATE = 2;
    static final int HOURS = 3;
    static final int MINUTES = 4;
    static final int SECONDS = 5;
    static final int MILLIS = 6;
    static final int WEEKDAY = 7;

    private static final double MAX_TIME = 8.64e15;

    /** Beyond all years a time value reaches, even by many days or months. */
    private static final double MAX_YEAR = 400_000;

    private Calendar() {}

    /**
     * {@return year, month (0 to 11), date, hours, minutes, seconds, milliseconds and weekday (0
     * for Sunday)}
     *
     * @param time finite
     */
    static int[] fields(double time) {
        long day = (long) Math.floor(time / MILLIS_PER_DAY);
        int rest = (int) (time - day * MILLIS_PER_DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        return new int[] {
            date.getYear(),
            date.getMonthValue() - 1,
            date.getDayOfMonth(),
            rest / MILLIS_PER_HOUR,
            rest / MILLIS_PER_MINUTE % 60,
            rest / MILLIS_PER_SECOND % 60,
            rest % MILLIS_PER_SECOND,
            date.getDayOfWeek().getValue() % 7
        };
    }

    /** MakeDate of MakeDay and MakeTime. */
    static double make(double[] fields) {
        double day = makeDay(fields[YEAR], fields[MONTH], fields[DATE]);
        double time = makeTime(fields[HOURS], fields[MINUTES], fields[SECONDS], fields[MILLIS]);
        double made = day * MILLIS_PER_DAY + time;
        return Double.isFinite(made) ? made : Double.NaN;
    }

    private static double makeDay(double year, double month, double date) {
        if (!Double.isFinite(year) || !Double.isFinite(month) || !Double.isFinite(date)) {
            return Double.NaN;
        }
        double months = Convert.toIntegerOrInfinity(month);
        double fullYear = Convert.toIntegerOrInfinity(year) + Math.floor(months / 12);
        if (Math.abs(fullYear) > MAX_YEAR) {
            return Double.NaN;
        }
        int monthOfYear = (int) (months - Math.floor(months / 12) * 12);
        double first = LocalDate.of((int) fullYear, monthOfYear + 1, 1).toEpochDay();
        return first + Convert.toIntegerOrInfinity(date) - 1;
    }

    private static double makeTime(double hours, double minutes, double seconds, double millis) {
        if (!Double.isFinite(hours + minutes + seconds + millis)) {
            return Double.NaN;
        }
        return Convert.toIntegerOrInfinity(hours) * MILLIS_PER_HOUR
                + Convert.toIntegerOrInfinity(minutes) * MILLIS_PER_MINUTE
                + Convert.toIntegerOrInfinity(seconds) * MILLIS_PER_SECOND
                + Convert.toIntegerOrInfinity(millis);
    }

    /** MakeFullYear. */
    static double fullYear(double year) {
        if (Double.isNaN(year)) {
            return year;
        }
        double whole = Convert.toIntegerOrInfinity(year);
        return whole >= 0 && whole <= 99 ? 1900 + whole : whole;
    }

    /** TimeClip. */
    static double clip(double time) {
        return Math.abs(time) <= MAX_TIME ? Convert.toIntegerOrInfinity(time) : Double.NaN;
    }

    /** {@return milliseconds from UTC to local time} */
    static double offset(double time) {
        Instant instant = Instant.ofEpochMilli((long) time);
        return zone().getRules().getOffset(instant).getTotalSeconds() * 1000.0;
    }

    static boolean isSummer(double time) {
        return zone().getRules().isDaylightSavings(Instant.ofEpochMilli((long) time));
    }

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    /** LocalTime. */
    static double local(double time) {
        return time + offset(time);
    }

    /** UTC: in a gap or an overlap, the offset before the change counts. */
    static double utc(double local) {
        if (!(Math.abs(local) <= MAX_TIME + MILLIS_PER_DAY)) {
            return Double.NaN;
        }
        long seconds = Math.floorDiv((long) local, MILLIS_PER_SECOND);
        LocalDateTime clock = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return local - zone().getRules().getOffset(clock).getTotalSeconds() * 1000.0;
    }
}
