package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;

/** The Date constructor (ECMA-262 21.4.2, 21.4.3). */
final class DateBuiltin {

    private static final int FIELDS = 7;

    private static final Members STATICS =
            Members.of()
                    .method("now", 0, (_, _, _) -> Convert.number(System.currentTimeMillis()))
                    .method("parse", 1, DateBuiltin::parse)
                    .method("UTC", 7, DateBuiltin::utc);

    private DateBuiltin() {}

    static JsFunction create(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "Date",
                        7,
                        (_, _, _) -> DateText.full(System.currentTimeMillis()),
                        DateBuiltin::construct,
                        Intrinsic.DATE_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        double time =
                switch (arguments.length) {
                    case 0 -> System.currentTimeMillis();
                    case 1 -> timeOf(arguments[0]);
                    default -> Calendar.clip(Calendar.utc(Calendar.make(fields(arguments))));
                };
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.DATE_PROTOTYPE);
        return new JsDate(realm.rootShape(), prototype, time);
    }

    private static double timeOf(Object value) {
        if (value instanceof JsDate date) {
            return date.time;
        }
        Object primitive = Convert.toPrimitive(value, Convert.Hint.DEFAULT);
        return Convert.isString(primitive)
                ? DateParser.parse(primitive.toString())
                : Calendar.clip(Convert.toNumber(primitive));
    }

    /** {@return the fields that arguments give, the year of two digits in full} */
    private static double[] fields(Object[] arguments) {
        double[] fields = {Double.NaN, 0, 1, 0, 0, 0, 0};
        for (int i = 0; i < FIELDS && i < arguments.length; i++) {
            fields[i] = Convert.toNumber(arguments[i]);
        }
        fields[Calendar.YEAR] = Calendar.fullYear(fields[Calendar.YEAR]);
        return fields;
    }

    private static Object parse(Realm realm, Object thisValue, Object[] arguments) {
        return Convert.number(DateParser.parse(Convert.toString(argument(arguments, 0))));
    }

    private static Object utc(Realm realm, Object thisValue, Object[] arguments) {
        return Convert.number(Calendar.clip(Calendar.make(fields(arguments))));
    }
}
