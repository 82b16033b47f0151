package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import java.util.function.DoubleFunction;

/** Date.prototype (ECMA-262 21.4.4, B.2.3). */
final class DatePrototype {

    private static final int FIELDS = 7;

    private static final Members MEMBERS = members();

    private DatePrototype() {}

    static JsObject create(Realm realm) {
        JsObject made = realm.newObject();
        realm.register(Intrinsic.DATE_PROTOTYPE, made);
        Members.constructorOf(realm, made, Intrinsic.DATE);
        MEMBERS.install(realm, made);
        return made;
    }

    private static Members members() {
        Members all = Members.of();
        fieldMethods(all, "FullYear", Calendar.YEAR, 3);
        fieldMethods(all, "Month", Calendar.MONTH, 2);
        fieldMethods(all, "Date", Calendar.DATE, 1);
        fieldMethods(all, "Hours", Calendar.HOURS, 4);
        fieldMethods(all, "Minutes", Calendar.MINUTES, 3);
        fieldMethods(all, "Seconds", Calendar.SECONDS, 2);
        fieldMethods(all, "Milliseconds", Calendar.MILLIS, 1);
        getter(all, "getDay", Calendar.WEEKDAY, true, 0);
        getter(all, "getUTCDay", Calendar.WEEKDAY, false, 0);
        getter(all, "getYear", Calendar.YEAR, true, 1900);
        all.method("setYear", 1, DatePrototype::setYear)
                .method("getTime", 0, (_, self, _) -> Convert.number(dateOf(self).time))
                .method("valueOf", 0, (_, self, _) -> Convert.number(dateOf(self).time))
                .method("setTime", 1, DatePrototype::setTime)
                .method("getTimezoneOffset", 0, DatePrototype::getTimezoneOffset);
        text(all, "toDateString", DateText::date);
        text(all, "toISOString", DateText::iso);
        text(all, "toLocaleDateString", DateText::localeDate);
        text(all, "toLocaleString", DateText::locale);
        text(all, "toLocaleTimeString", DateText::localeTime);
        text(all, "toString", DateText::full);
        text(all, "toTimeString", DateText::time);
        text(all, "toUTCString", DateText::utc);
        return all.alias("toGMTString", "toUTCString")
                .method("toJSON", 1, DatePrototype::toJson)
                .method(
                        JsSymbol.TO_PRIMITIVE,
                        "[Symbol.toPrimitive]",
                        1,
                        DatePrototype::toPrimitive,
                        Property.CONFIGURABLE);
    }

    private static JsDate dateOf(Object thisValue) {
        if (thisValue instanceof JsDate date) {
            return date;
        }
        throw JsThrow.typeError("this is not a Date object.");
    }

    private static void text(Members all, String name, DoubleFunction<String> writer) {
        all.method(name, 0, (_, self, _) -> writer.apply(dateOf(self).time));
    }

    /** The four methods of a field: get and set, local and UTC. */
    private static void fieldMethods(Members all, String name, int field, int count) {
        getter(all, "get" + name, field, true, 0);
        getter(all, "getUTC" + name, field, false, 0);
        all.method(
                "set" + name,
                count,
                (_, self, given) -> set(dateOf(self), field, count, given, true));
        all.method(
                "setUTC" + name,
                count,
                (_, self, given) -> set(dateOf(self), field, count, given, false));
    }

    private static void getter(
            Members all, String name, int field, boolean isLocal, int subtrahend) {
        all.method(
                name,
                0,
                (_, self, _) -> {
                    double time = dateOf(self).time;
                    if (Double.isNaN(time)) {
                        return time;
                    }
                    return Calendar.fields(isLocal ? Calendar.local(time) : time)[field]
                            - subtrahend;
                });
    }

    /**
     * Sets a field and perhaps those after it. All arguments are converted first, even if the date
     * is invalid and stays so; only setFullYear makes an invalid date valid.
     */
    private static Object set(
            JsDate date, int field, int count, Object[] arguments, boolean isLocal) {
        double time = date.time;
        int given = Math.max(1, Math.min(count, arguments.length));
        double[] values = new double[given];
        for (int i = 0; i < given; i++) {
            values[i] = Convert.toNumber(argument(arguments, i));
        }
        if (Double.isNaN(time) && field != Calendar.YEAR) {
            return Double.NaN;
        }
        double[] fields = fieldsOrEpoch(time, isLocal);
        System.arraycopy(values, 0, fields, field, given);
        return store(date, fields, isLocal);
    }

    private static double[] fieldsOrEpoch(double time, boolean isLocal) {
        double from = Double.isNaN(time) ? 0 : isLocal ? Calendar.local(time) : time;
        int[] known = Calendar.fields(from);
        double[] fields = new double[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = known[i];
        }
        return fields;
    }

    private static Object store(JsDate date, double[] fields, boolean isLocal) {
        double made = Calendar.make(fields);
        date.time = Calendar.clip(isLocal ? Calendar.utc(made) : made);
        return Convert.number(date.time);
    }

    private static Object setYear(Realm realm, Object thisValue, Object[] arguments) {
        JsDate date = dateOf(thisValue);
        double time = date.time;
        double year = Convert.toNumber(argument(arguments, 0));
        double[] fields = fieldsOrEpoch(time, true);
        fields[Calendar.YEAR] = Calendar.fullYear(year);
        return store(date, fields, true);
    }

    private static Object setTime(Realm realm, Object thisValue, Object[] arguments) {
        JsDate date = dateOf(thisValue);
        date.time = Calendar.clip(Convert.toNumber(argument(arguments, 0)));
        return Convert.number(date.time);
    }

    private static Object getTimezoneOffset(Realm realm, Object thisValue, Object[] arguments) {
        double time = dateOf(thisValue).time;
        return Double.isNaN(time)
                ? time
                : Convert.number(0 - Calendar.offset(time) / Calendar.MILLIS_PER_MINUTE);
    }

    private static Object toJson(Realm realm, Object thisValue, Object[] arguments) {
        JsObject object = Convert.toObject(realm, thisValue);
        Object primitive = Convert.toPrimitive(object, Convert.Hint.NUMBER);
        if (primitive instanceof Double number && !Double.isFinite(number)) {
            return Null.NULL;
        }
        return object.invoke("toISOString");
    }

    private static Object toPrimitive(Realm realm, Object thisValue, Object[] arguments) {
        if (!(thisValue instanceof JsObject object)) {
            throw JsThrow.typeError("Date.prototype[Symbol.toPrimitive] called on non-object");
        }
        Object hint = argument(arguments, 0);
        String name = Convert.isString(hint) ? hint.toString() : "";
        return switch (name) {
            case "string", "default" -> Convert.ordinaryToPrimitive(object, Convert.Hint.STRING);
            case "number" -> Convert.ordinaryToPrimitive(object, Convert.Hint.NUMBER);
            default -> throw JsThrow.typeError("Invalid hint: " + Convert.typeOf(hint));
        };
    }
}
