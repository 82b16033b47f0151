package dev.zts.vm.builtins;

import dev.zts.vm.value.WhiteSpace;
import java.time.YearMonth;
import java.util.Locale;

/**
 * Reads dates: the interchange format (ECMA-262 21.4.1.32), else loosely what toString and
 * toUTCString write and people type.
 */
final class DateParser {

    /** What is longer is no date: the loose rules are not made for it. */
    private static final int MAX_LENGTH = 1_024;

    private static final int[] NO_DATE = {0, 0, 1, 0, 0, 0, 0};
    private static final int NONE = Integer.MIN_VALUE;

    private final String text;
    private int at;

    private DateParser(String text) {
        this.text = text;
    }

    /** {@return the time value, NaN if the text is no date} */
    static double parse(String text) {
        String trimmed = WhiteSpace.trim(text);
        if (trimmed.length() > MAX_LENGTH) {
            return Double.NaN;
        }
        double time = new DateParser(trimmed).iso();
        boolean isSigned = trimmed.startsWith("-") || trimmed.startsWith("+");
        return Calendar.clip(
                Double.isNaN(time) && !isSigned ? new LooseDate(trimmed).parse() : time);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean pass(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** {@return the number of exactly so many digits, or NONE} */
    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            char digit = peek();
            if (digit < '0' || digit > '9') {
                return NONE;
            }
            number = number * 10 + digit - '0';
            at++;
        }
        return number;
    }

    /** {@return the time value, or NaN if this is not the interchange format} */
    private double iso() {
        int[] fields = NO_DATE.clone();
        fields[Calendar.YEAR] = year();
        boolean valid = fields[Calendar.YEAR] != NONE;
        if (valid && pass('-')) {
            fields[Calendar.MONTH] = digits(2) - 1;
            valid = fields[Calendar.MONTH] >= 0 && fields[Calendar.MONTH] < 12;
            if (valid && pass('-')) {
                fields[Calendar.DATE] = digits(2);
                valid = isDate(fields);
            }
        }
        if (!valid) {
            return Double.NaN;
        }
        if (at == text.length()) {
            return make(fields);
        }
        return pass('T') ? clock(fields) : Double.NaN;
    }

    private int year() {
        char sign = peek();
        if (sign != '+' && sign != '-') {
            return digits(4);
        }
        at++;
        int year = digits(6);
        if (year == NONE || sign == '+') {
            return year;
        }
        return year == 0 ? NONE : -year;
    }

    private static boolean isDate(int[] fields) {
        int date = fields[Calendar.DATE];
        return date >= 1
                && date
                        <= YearMonth.of(fields[Calendar.YEAR], fields[Calendar.MONTH] + 1)
                                .lengthOfMonth();
    }

    private double clock(int[] fields) {
        fields[Calendar.HOURS] = digits(2);
        if (!pass(':')) {
            return Double.NaN;
        }
        fields[Calendar.MINUTES] = digits(2);
        if (pass(':')) {
            fields[Calendar.SECONDS] = digits(2);
            if (pass('.')) {
                fields[Calendar.MILLIS] = fraction();
            }
        }
        if (!isClock(fields)) {
            return Double.NaN;
        }
        double time = make(fields);
        if (at == text.length()) {
            return Calendar.utc(time);
        }
        double offset = offset();
        return at == text.length() ? time - offset : Double.NaN;
    }

    /** {@return milliseconds of one digit or more, those after the third left out} */
    private int fraction() {
        int start = at;
        int millis = 0;
        int scale = 100;
        while (peek() >= '0' && peek() <= '9') {
            millis += (peek() - '0') * scale;
            scale /= 10;
            at++;
        }
        return at == start ? NONE : millis;
    }

    private static boolean isClock(int[] fields) {
        int hours = fields[Calendar.HOURS];
        int rest = fields[Calendar.MINUTES] | fields[Calendar.SECONDS] | fields[Calendar.MILLIS];
        return rest >= 0
                && hours >= 0
                && fields[Calendar.MINUTES] < 60
                && fields[Calendar.SECONDS] < 60
                && (hours < 24 || hours == 24 && rest == 0);
    }

    private double offset() {
        if (pass('Z')) {
            return 0;
        }
        char sign = peek();
        at++;
        int hours = digits(2);
        boolean colon = pass(':');
        int minutes = digits(2);
        if (sign != '+' && sign != '-'
                || !colon
                || hours < 0
                || hours > 23
                || minutes < 0
                || minutes > 59) {
            return Double.NaN;
        }
        double offset = hours * Calendar.MILLIS_PER_HOUR + minutes * Calendar.MILLIS_PER_MINUTE;
        return sign == '-' ? -offset : offset;
    }

    private static double make(int[] fields) {
        double[] wide = new double[fields.length];
        for (int i = 0; i < fields.length; i++) {
            wide[i] = fields[i];
        }
        return Calendar.make(wide);
    }

    /**
     * A date in words and numbers: a month by name or by number (month/date/year, or the year first
     * if it has three digits or more), a clock, AM or PM, a zone as GMT, UTC, Z, a name of North
     * America, or an offset. Text in parentheses and names of days do not count.
     */
    private static final class LooseDate {

        private static final String ZONES = "EDTESTCDTCSTMDTMSTPDTPST";
        private static final int[] ZONE_HOURS = {-4, -5, -5, -6, -6, -7, -7, -8};
        private static final int DEFAULT_YEAR = 2001;

        private final String text;

        /** Numbers of one or two digits. */
        private final int[] numbers = new int[3];

        private final int[] fields = NO_DATE.clone();
        private int count;
        private int at;
        private int month = NONE;
        private int year = NONE;
        private boolean hasClock;
        private int noon = NONE;
        private double offset = Double.NaN;
        private boolean valid = true;

        LooseDate(String text) {
            this.text = text;
        }

        double parse() {
            while (at < text.length() && valid) {
                char c = text.charAt(at);
                if (c == '(') {
                    skipComment();
                } else if (isDigit(c)) {
                    number();
                } else if (Character.isLetter(c)) {
                    word();
                } else if ((c == '+' || c == '-') && (hasClock || offset == 0)) {
                    zoneOffset(c == '-' ? -1 : 1);
                } else {
                    at++;
                }
            }
            if (!valid || !placeDate() || !placeNoon()) {
                return Double.NaN;
            }
            double time = make(fields);
            return Double.isNaN(offset) ? Calendar.utc(time) : time - offset;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private void skipComment() {
            int depth = 0;
            do {
                char c = text.charAt(at++);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            } while (depth > 0 && at < text.length());
        }

        /** {@return the number here; digits beyond the ninth make it invalid} */
        private int digits() {
            int start = at;
            int number = 0;
            while (at < text.length() && isDigit(text.charAt(at))) {
                number = number * 10 + text.charAt(at) - '0';
                at++;
            }
            valid &= at > start && at - start <= 9;
            return number;
        }

        private boolean pass(char wanted) {
            boolean there = at < text.length() && text.charAt(at) == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private void number() {
            int start = at;
            int number = digits();
            if (!hasClock && pass(':')) {
                clock(number);
            } else if (at - start > 2 && year == NONE) {
                year = isNegative(start) ? -number : number;
            } else if (count < numbers.length) {
                numbers[count++] = number;
            } else {
                valid = false;
            }
        }

        /** {@return whether a minus after a space stands before a number} */
        private boolean isNegative(int start) {
            return start > 1 && text.charAt(start - 1) == '-' && text.charAt(start - 2) == ' ';
        }

        private void clock(int hours) {
            hasClock = true;
            fields[Calendar.HOURS] = hours;
            fields[Calendar.MINUTES] = digits();
            if (pass(':')) {
                fields[Calendar.SECONDS] = digits();
                if (pass('.')) {
                    int start = at;
                    digits();
                    String millis = (text.substring(start, at) + "00").substring(0, 3);
                    fields[Calendar.MILLIS] = valid ? Integer.parseInt(millis) : 0;
                }
            }
            valid &= isClock(fields);
        }

        private void word() {
            int start = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at).toUpperCase(Locale.ROOT);
            String head = word.substring(0, Math.min(3, word.length()));
            int zone = indexOf(ZONES, word);
            if (word.equals("AM") || word.equals("PM")) {
                noon = word.equals("PM") ? 12 : 0;
            } else if (word.equals("Z")
                    || word.equals("GMT")
                    || word.equals("UTC")
                    || word.equals("UT")) {
                offset = 0;
            } else if (zone >= 0) {
                offset = ZONE_HOURS[zone] * (double) Calendar.MILLIS_PER_HOUR;
            } else if (indexOf(DateText.MONTHS, head) >= 0) {
                month = indexOf(DateText.MONTHS, head);
            } else if (!word.equals("T") && indexOf(DateText.DAYS, head) < 0) {
                valid = false;
            }
        }

        private static int indexOf(String names, String name) {
            int found = name.length() == 3 ? names.toUpperCase(Locale.ROOT).indexOf(name) : -1;
            return found % 3 == 0 ? found / 3 : -1;
        }

        private void zoneOffset(int sign) {
            at++;
            int start = at;
            int number = digits();
            int hours = number;
            int minutes = 0;
            if (pass(':')) {
                minutes = digits();
            } else if (at - start > 2) {
                hours = number / 100;
                minutes = number % 100;
            }
            offset =
                    sign
                            * ((double) hours * Calendar.MILLIS_PER_HOUR
                                    + minutes * Calendar.MILLIS_PER_MINUTE);
        }

        private boolean placeDate() {
            int next = 0;
            if (month == NONE) {
                if (count == 0) {
                    return false;
                }
                month = numbers[next++] - 1;
            } else if (count == 0 && year == NONE) {
                return false;
            }
            int date = next < count ? numbers[next++] : 1;
            if (year == NONE) {
                year = next < count ? fullYear(numbers[next++]) : DEFAULT_YEAR;
            }
            fields[Calendar.YEAR] = year;
            fields[Calendar.MONTH] = month;
            fields[Calendar.DATE] = date;
            return next == count && month >= 0 && month < 12 && date >= 1 && date <= 31;
        }

        private static int fullYear(int year) {
            return year < 50 ? 2000 + year : 1900 + year;
        }

        private boolean placeNoon() {
            if (noon == NONE) {
                return true;
            }
            int hours = fields[Calendar.HOURS];
            fields[Calendar.HOURS] = hours % 12 + noon;
            return hours >= 1 && hours <= 12;
        }
    }
}
