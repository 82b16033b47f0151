package dev.zts.vm.builtins;

import dev.zts.vm.value.JsThrow;
import java.util.Locale;
import java.util.TimeZone;

/** Dates as text (ECMA-262 21.4.4.41 and what follows). */
final class DateText {

    static final String DAYS = "SunMonTueWedThuFriSat";
    static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String INVALID = "Invalid Date";

    private DateText() {}

    /** ToDateString. */
    static String full(double time) {
        if (Double.isNaN(time)) {
            return INVALID;
        }
        int[] fields = Calendar.fields(Calendar.local(time));
        return dateString(fields) + " " + timeString(fields) + zoneString(time);
    }

    static String date(double time) {
        return Double.isNaN(time) ? INVALID : dateString(Calendar.fields(Calendar.local(time)));
    }

    static String time(double time) {
        return Double.isNaN(time)
                ? INVALID
                : timeString(Calendar.fields(Calendar.local(time))) + zoneString(time);
    }

    static String utc(double time) {
        if (Double.isNaN(time)) {
            return INVALID;
        }
        int[] fields = Calendar.fields(time);
        return name(DAYS, fields[Calendar.WEEKDAY])
                + ", "
                + padded(fields[Calendar.DATE], 2)
                + " "
                + name(MONTHS, fields[Calendar.MONTH])
                + " "
                + year(fields[Calendar.YEAR])
                + " "
                + timeString(fields);
    }

    static String iso(double time) {
        if (Double.isNaN(time)) {
            throw JsThrow.rangeError("Invalid time value");
        }
        int[] fields = Calendar.fields(time);
        int year = fields[Calendar.YEAR];
        String yearText =
                year >= 0 && year <= 9999
                        ? padded(year, 4)
                        : (year < 0 ? "-" : "+") + padded(Math.abs(year), 6);
        return yearText
                + "-"
                + padded(fields[Calendar.MONTH] + 1, 2)
                + "-"
                + padded(fields[Calendar.DATE], 2)
                + "T"
                + clock(fields)
                + "."
                + padded(fields[Calendar.MILLIS], 3)
                + "Z";
    }

    static String localeDate(double time) {
        if (Double.isNaN(time)) {
            return INVALID;
        }
        int[] fields = Calendar.fields(Calendar.local(time));
        return fields[Calendar.MONTH]
                + 1
                + "/"
                + fields[Calendar.DATE]
                + "/"
                + fields[Calendar.YEAR];
    }

    static String localeTime(double time) {
        if (Double.isNaN(time)) {
            return INVALID;
        }
        int[] fields = Calendar.fields(Calendar.local(time));
        int hours = fields[Calendar.HOURS];
        return (hours + 11) % 12
                + 1
                + ":"
                + padded(fields[Calendar.MINUTES], 2)
                + ":"
                + padded(fields[Calendar.SECONDS], 2)
                + (hours < 12 ? " AM" : " PM");
    }

    static String locale(double time) {
        return Double.isNaN(time) ? INVALID : localeDate(time) + ", " + localeTime(time);
    }

    private static String name(String names, int index) {
        return names.substring(index * 3, index * 3 + 3);
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static String year(int year) {
        return (year < 0 ? "-" : "") + padded(Math.abs(year), 4);
    }

    private static String dateString(int[] fields) {
        return name(DAYS, fields[Calendar.WEEKDAY])
                + " "
                + name(MONTHS, fields[Calendar.MONTH])
                + " "
                + padded(fields[Calendar.DATE], 2)
                + " "
                + year(fields[Calendar.YEAR]);
    }

    private static String clock(int[] fields) {
        return padded(fields[Calendar.HOURS], 2)
                + ":"
                + padded(fields[Calendar.MINUTES], 2)
                + ":"
                + padded(fields[Calendar.SECONDS], 2);
    }

    private static String timeString(int[] fields) {
        return clock(fields) + " GMT";
    }

    private static String zoneString(double time) {
        int minutes = (int) (Calendar.offset(time) / Calendar.MILLIS_PER_MINUTE);
        int size = Math.abs(minutes);
        String name =
                TimeZone.getTimeZone(Calendar.zone())
                        .getDisplayName(Calendar.isSummer(time), TimeZone.LONG, Locale.ENGLISH);
        return (minutes < 0 ? "-" : "+")
                + padded(size / 60, 2)
                + padded(size % 60, 2)
                + " ("
                + name
                + ")";
    }
}
