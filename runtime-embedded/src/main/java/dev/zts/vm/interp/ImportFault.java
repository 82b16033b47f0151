package dev.zts.vm.interp;

import java.util.List;

/**
 * An import that cannot be followed. Not for scripts to catch: the program as such is broken, and
 * who loads it says so. A dynamic import rejects its promise instead.
 */
public final class ImportFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final int offset;
    private final String specifier;
    private final transient List<String> chain;

    /**
     * @param path of the module with the import, or of the broken module itself
     * @param offset of the specifier in its source, -1 if the module itself is broken
     * @param chain paths from the entry to that module
     */
    ImportFault(String path, int offset, String specifier, String message, List<String> chain) {
        super(message, null, false, false);
        this.path = path;
        this.offset = offset;
        this.specifier = specifier;
        this.chain = List.copyOf(chain);
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
