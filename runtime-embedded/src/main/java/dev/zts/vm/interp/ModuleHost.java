package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Unit;
import org.jspecify.annotations.Nullable;

/** Where modules come from. */
public interface ModuleHost {

    /**
     * {@return the path of a module, or null if the specifier leads to none}
     *
     * @param referrer path of the importing module
     */
    @Nullable String resolve(String specifier, String referrer);

    /** {@return the unit of a path that {@link #resolve} gave; null if it does not compile} */
    @Nullable Unit unit(String path);

    /** {@return the text of a JSON file, or null if there is none} */
    @Nullable String json(String path);

    /** {@return what import.meta.url says of a path} */
    String url(String path);

    /** Knows no module at all: for machines that only run scripts. */
    ModuleHost NONE =
            new ModuleHost() {

                @Override
                public @Nullable String resolve(String specifier, String referrer) {
                    return null;
                }

                @Override
                public @Nullable Unit unit(String path) {
                    return null;
                }

                @Override
                public @Nullable String json(String path) {
                    return null;
                }

                @Override
                public String url(String path) {
                    return path;
                }
            };
}
