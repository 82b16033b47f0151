package dev.zts.files;

import dev.zts.http.FieldName;
import org.jspecify.annotations.Nullable;

/** The header of a request. */
@FunctionalInterface
interface Fields {
    /** {@return all values of that name joined by ", ", or null} */
    @Nullable String get(FieldName name);
}
