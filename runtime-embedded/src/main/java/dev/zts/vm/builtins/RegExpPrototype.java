package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.regexp.MatchBudget;
import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The RegExp prototype object (ECMA-262 22.2.6), an ordinary object, and what the regular
 * expressions of its realm share.
 *
 * <p>Nearly all that regular expressions do, scripts may observe or replace. As long as what this
 * object was made with still stands, the methods take shorter ways that end in the same.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class RegExpPrototype extends JsObject {

    /** One flag: its letter, its property, and how a program answers it. */
    private record Flag(char letter, String name, Predicate<RegExpProgram> isSet) {}

    /** In the order in which {@code flags} reads them. */
    private static final Flag[] FLAGS = {
        new Flag('d', "hasIndices", RegExpProgram::hasIndices),
        new Flag('g', "global", RegExpProgram::global),
        new Flag('i', "ignoreCase", RegExpProgram::ignoreCase),
        new Flag('m', "multiline", RegExpProgram::multiline),
        new Flag('s', "dotAll", RegExpProgram::dotAll),
        new Flag('u', "unicode", RegExpProgram::unicode),
        new Flag('v', "unicodeSets", RegExpProgram::unicodeSets),
        new Flag('y', "sticky", RegExpProgram::sticky),
    };

    private static final Members MEMBERS = members();

    private final Shape instanceShape;
    private final MatchBudget budget;
    private final @Nullable Object exec;
    private final @Nullable Object match;
    private final @Nullable Object flags;
    private final @Nullable Object[] singleFlags = new Object[FLAGS.length];
    private @Nullable Object species;

    private RegExpPrototype(Realm realm) {
        super(realm.rootShape(), realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, this, Intrinsic.REGEXP);
        MEMBERS.install(realm, this);
        instanceShape = realm.rootShape().add("lastIndex", Property.WRITABLE);
        budget = MatchBudget.polling(realm::poll);
        exec = stored(this, "exec");
        match = stored(this, JsSymbol.MATCH);
        flags = stored(this, "flags");
        for (int i = 0; i < FLAGS.length; i++) {
            singleFlags[i] = stored(this, FLAGS[i].name);
        }
    }

    static JsObject create(Realm realm) {
        return new RegExpPrototype(realm);
    }

    static RegExpPrototype of(Realm realm) {
        return (RegExpPrototype) realm.intrinsic(Intrinsic.REGEXP_PROTOTYPE);
    }

    private static Members members() {
        Members members =
                Members.of()
                        .method("exec", 1, RegExpPrototype::exec)
                        .accessor("flags", RegExpPrototype::flags, null)
                        .accessor("source", RegExpPrototype::source, null);
        for (Flag flag : FLAGS) {
            members.accessor(flag.name, getter(flag), null);
        }
        return members.method("compile", 2, RegExpPrototype::compile)
                .method("toString", 0, RegExpPrototype::toText)
                .method("test", 1, RegExpPrototype::test)
                .method(JsSymbol.MATCH, 1, RegExpMatches::match)
                .method(JsSymbol.MATCH_ALL, 1, RegExpMatches::matchAll)
                .method(JsSymbol.REPLACE, 2, RegExpReplace::replace)
                .method(JsSymbol.SEARCH, 1, RegExpMatches::search)
                .method(JsSymbol.SPLIT, 2, RegExpSplit::split);
    }

    private static @Nullable Object stored(JsObject object, Object key) {
        int property = object.lookup(key);
        return property < 0 ? null : object.read(property);
    }

    /** {@return the shape of a new regular expression} */
    Shape instanceShape() {
        return instanceShape;
    }

    MatchBudget budget() {
        return budget;
    }

    /** Notes the Symbol.species that the constructor was made with. */
    void rememberSpecies(JsObject constructor) {
        species = stored(constructor, JsSymbol.SPECIES);
    }

    // What scripts left as it was

    /** {@return whether the exec method of a plain regular expression is the built-in one} */
    boolean hasOriginalExec() {
        return stored(this, "exec") == exec;
    }

    /** {@return whether reading the flags of a plain regular expression runs no script} */
    boolean hasOriginalFlags() {
        for (int i = 0; i < singleFlags.length; i++) {
            if (stored(this, FLAGS[i].name) != singleFlags[i]) {
                return false;
            }
        }
        return stored(this, "flags") == flags;
    }

    /** {@return whether a copy of a plain regular expression is a plain one, made by no script} */
    boolean hasOriginalSpecies(Realm realm) {
        JsObject constructor = realm.intrinsic(Intrinsic.REGEXP);
        return stored(this, "constructor") == constructor
                && stored(this, JsSymbol.MATCH) == match
                && stored(constructor, JsSymbol.SPECIES) == species;
    }

    // The methods

    private static Object exec(Realm realm, Object thisValue, Object[] arguments) {
        JsRegExp regExp = regExp(thisValue, "RegExp.prototype.exec");
        String text = Convert.toString(argument(arguments, 0));
        return Values.orNull(RegExpExec.builtinExec(realm, regExp, text));
    }

    private static Object test(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype.test");
        String text = Convert.toString(argument(arguments, 0));
        JsRegExp plain = RegExpExec.plain(realm, regExp);
        return plain != null
                ? RegExpExec.match(realm, plain, text) != null
                : RegExpExec.exec(realm, regExp, text) != null;
    }

    private static Object toText(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype.toString");
        String source = Convert.toString(regExp.get("source"));
        String text = "/" + source + "/" + Convert.toString(regExp.get("flags"));
        Texts.checkLength(text.length());
        return text;
    }

    /** Annex B.2.4.1. */
    private static Object compile(Realm realm, Object thisValue, Object[] arguments) {
        JsRegExp regExp = regExp(thisValue, "RegExp.prototype.compile");
        Object pattern = argument(arguments, 0);
        Object wantedFlags = argument(arguments, 1);
        if (pattern instanceof JsRegExp other) {
            if (wantedFlags != Undefined.UNDEFINED) {
                throw JsThrow.typeError("Invalid flags supplied to RegExp constructor");
            }
            regExp.become(other.program());
        } else {
            regExp.become(RegExpBuiltin.program(pattern, wantedFlags));
        }
        return regExp;
    }

    // The accessors

    private static Object flags(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype.flags getter");
        RegExpPrototype home = of(realm);
        if (regExp instanceof JsRegExp plain && plain.isPlain(realm) && home.hasOriginalFlags()) {
            return plain.flags();
        }
        StringBuilder letters = new StringBuilder(FLAGS.length);
        for (Flag flag : FLAGS) {
            if (Convert.toBoolean(regExp.get(flag.name))) {
                letters.append(flag.letter);
            }
        }
        return letters.toString();
    }

    /** RegExpHasFlag. */
    private static NativeCode getter(Flag flag) {
        return (realm, thisValue, _) -> {
            if (thisValue instanceof JsRegExp regExp) {
                return flag.isSet.test(regExp.program());
            }
            return notRegExp(
                    realm, thisValue, "RegExp.prototype." + flag.name, Undefined.UNDEFINED);
        };
    }

    private static Object source(Realm realm, Object thisValue, Object[] arguments) {
        return thisValue instanceof JsRegExp regExp
                ? regExp.source()
                : notRegExp(realm, thisValue, "RegExp.prototype.source", "(?:)");
    }

    /** {@return what an accessor answers of the prototype itself; a TypeError of other objects} */
    private static Object notRegExp(Realm realm, Object value, String name, Object ofPrototype) {
        if (value == realm.intrinsic(Intrinsic.REGEXP_PROTOTYPE)) {
            return ofPrototype;
        }
        throw JsThrow.typeError(name + " getter called on a value that is not a RegExp object");
    }

    private static JsRegExp regExp(Object value, String name) {
        if (value instanceof JsRegExp regExp) {
            return regExp;
        }
        throw JsThrow.typeError(name + " called on a value that is not a RegExp object");
    }
}
