package dev.zts.vm.interp;

import dev.zts.vm.value.ErrorKind;
import java.util.List;

/**
 * An import that cannot be followed. Not for scripts to catch: the program as such is broken, and
 * who loads it says so. A dynamic import rejects its promise instead.
 */
public final class ImportFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final String path;
    private final int offset;
    private final String specifier;
    private final transient List<String> chain;

    /**
     * @param kind of the error that a dynamic import rejects with
     * @param path of the module with the import, or of the broken module itself
     * @param offset of the specifier in its source, -1 if the module itself is broken
     * @param chain paths from the entry to that module
     */
    ImportFault(
            ErrorKind kind,
            String path,
            int offset,
            String specifier,
            String message,
            List<String> chain) {
        super(message, null, false, false);
        this.kind = kind;
        this.path = path;
        this.offset = offset;
        this.specifier = specifier;
        this.chain = List.copyOf(chain);
    }

    ErrorKind kind() {
        return kind;
    }

    public String path() {
        return path;
    }

    public int offset() {
        return offset;
    }

    public String specifier() {
        return specifier;
    }

    /** {@return the importing modules, the entry first} */
    public List<String> chain() {
        return chain;
    }
}
