package dev.zts.folder;

import dev.zts.engine.JitSettings;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What zts.json says; null where it says nothing.
 *
 * @param wallLimit of a handler ({@code limits.wallMs})
 * @param allocationLimitBytes of a request ({@code limits.allocationBytes})
 * @param maxBodyBytes of a request body ({@code limits.bodyBytes})
 * @param jit of the compiler ({@code jit})
 * @param load the load plan ({@code load})
 * @param mix its requests ({@code load.mix}), empty if it names none: then {@link PlainMix}
 */
public record FolderConfig(
        @Nullable Duration wallLimit,
        @Nullable Long allocationLimitBytes,
        @Nullable Integer maxBodyBytes,
        JitSettings jit,
        @Nullable LoadPlan load,
        List<LoadRequest> mix) {
    public FolderConfig {
        mix = List.copyOf(mix);
    }

    public static FolderConfig empty() {
        return new FolderConfig(null, null, null, JitSettings.NONE, null, List.of());
    }
}
