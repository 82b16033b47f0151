package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/**
 * A symbol, or the name of a private class element (ECMA-262 6.1.5.1 and 6.2.12). Compared by
 * identity.
 */
public final class JsSymbol {

    public static final JsSymbol ITERATOR = wellKnown("Symbol.iterator");
    public static final JsSymbol ASYNC_ITERATOR = wellKnown("Symbol.asyncIterator");
    public static final JsSymbol HAS_INSTANCE = wellKnown("Symbol.hasInstance");
    public static final JsSymbol TO_PRIMITIVE = wellKnown("Symbol.toPrimitive");
    public static final JsSymbol TO_STRING_TAG = wellKnown("Symbol.toStringTag");
    public static final JsSymbol SPECIES = wellKnown("Symbol.species");
    public static final JsSymbol IS_CONCAT_SPREADABLE = wellKnown("Symbol.isConcatSpreadable");
    public static final JsSymbol UNSCOPABLES = wellKnown("Symbol.unscopables");
    public static final JsSymbol MATCH = wellKnown("Symbol.match");
    public static final JsSymbol MATCH_ALL = wellKnown("Symbol.matchAll");
    public static final JsSymbol REPLACE = wellKnown("Symbol.replace");
    public static final JsSymbol SEARCH = wellKnown("Symbol.search");
    public static final JsSymbol SPLIT = wellKnown("Symbol.split");

    private final @Nullable String description;
    private final Kind kind;

    private enum Kind {
        UNIQUE,
        REGISTERED,
        PRIVATE_NAME
    }

    private JsSymbol(@Nullable String description, Kind kind) {
        this.description = description;
        this.kind = kind;
    }

    public static JsSymbol of(@Nullable String description) {
        return new JsSymbol(description, Kind.UNIQUE);
    }

    /** {@return a new symbol for the registry that Symbol.for keeps} */
    public static JsSymbol registered(String key) {
        return new JsSymbol(key, Kind.REGISTERED);
    }

    /**
     * {@return a new private name}
     *
     * @param description with its {@code #}
     */
    public static JsSymbol privateName(String description) {
        return new JsSymbol(description, Kind.PRIVATE_NAME);
    }

    private static JsSymbol wellKnown(String description) {
        return new JsSymbol(description, Kind.UNIQUE);
    }

    /** {@return the description, or null if it is undefined} */
    public @Nullable String description() {
        return description;
    }

    /** {@return whether this names a private class element; such a key never meets a proxy} */
    public boolean isPrivate() {
        return kind == Kind.PRIVATE_NAME;
    }

    /** {@return whether it is one of Symbol.for; its description is the key} */
    public boolean isRegistered() {
        return kind == Kind.REGISTERED;
    }

    /** {@return SymbolDescriptiveString, or the private name as written} */
    @Override
    public String toString() {
        String text = description == null ? "" : description;
        return isPrivate() ? text : "Symbol(" + text + ")";
    }
}
