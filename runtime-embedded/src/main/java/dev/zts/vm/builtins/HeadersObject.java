package dev.zts.vm.builtins;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.web.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Headers object (Fetch Standard 5.1) over a header list. */
final class HeadersObject extends JsObject implements PairIterator.Pairs {

    private final Headers list;
    private final boolean fixed;
    private @Nullable List<Headers.Field> sorted;

    /**
     * @param fixed whether scripts cannot change it: the headers of a request
     */
    HeadersObject(Realm realm, JsObject prototype, Headers list, boolean fixed) {
        super(realm.rootShape(), prototype);
        this.list = list;
        this.fixed = fixed;
    }

    static HeadersObject of(Realm realm, Headers list, boolean fixed) {
        JsObject prototype = realm.intrinsic(Intrinsic.HEADERS_PROTOTYPE);
        return new HeadersObject(realm, prototype, list, fixed);
    }

    Headers list() {
        return list;
    }

    /** {@return the list, to be changed} */
    Headers writable() {
        if (fixed) {
            throw JsThrow.typeError("The headers of a request cannot be changed");
        }
        sorted = null;
        return list;
    }

    private List<Headers.Field> sorted() {
        List<Headers.Field> known = sorted;
        if (known == null) {
            known = list.sorted();
            sorted = known;
        }
        return known;
    }

    @Override
    public int count() {
        return sorted().size();
    }

    @Override
    public String name(int index) {
        return sorted().get(index).name();
    }

    @Override
    public String value(int index) {
        return sorted().get(index).value();
    }
}
