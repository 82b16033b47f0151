package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.engine.JitOptions;
import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import dev.zts.engine.JitSettings;
import dev.zts.memory.GcOptions;
import dev.zts.pool.PoolOptions;
import dev.zts.pool.RecyclePolicy;
import dev.zts.server.HostOptions;
import dev.zts.server.ServerOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class HostArgsTest {
    private final StringWriter err = new StringWriter();

    /** A command of nothing but these options. */
    @Command
    private static final class Options {
        @Mixin private HostArgs host = new HostArgs();
    }

    private HostOptions host(Map<String, String> environment, String... args) {
        Options options = new Options();
        new CommandLine(options).setErr(new PrintWriter(err, true)).parseArgs(args);
        return options.host.toOptions(environment);
    }

    private JitSettings jit(Map<String, String> environment, String... args) {
        return host(environment, args).jit();
    }

    @Test
    void engineOptions_haveWhatIsGiven_andDefaultsElsewhere() {
        HostOptions host = host(Map.of("ZTS_JIT_THRESHOLD", "25"), "--jit-coverage=full");

        assertThat(host.engine().jit())
                .isEqualTo(JitOptions.defaults().withThreshold(25).withCoverage(Coverage.FULL));
    }

    @Test
    void staticFiles_areKeptUpToWhatIsGiven() {
        ServerOptions defaults = host(Map.of()).server();
        ServerOptions given =
                host(Map.of(), "--static-cache=8m", "--static-cache-file=16k").server();

        assertThat(defaults.staticCacheBytes()).isEqualTo(64L << 20);
        assertThat(defaults.staticCacheFileBytes()).isEqualTo(64 << 10);
        assertThat(given.staticCacheBytes()).isEqualTo(8L << 20);
        assertThat(given.staticCacheFileBytes()).isEqualTo(16 << 10);
    }

    @Test
    void collectionsBetweenRequests_areOff_unlessAskedFor() {
        assertThat(host(Map.of()).gc()).isEqualTo(GcOptions.defaults());
        assertThat(GcOptions.defaults().policy()).isEqualTo(GcOptions.Policy.OFF);
        assertThat(host(Map.of(), "--gc-between-requests=auto").gc().policy())
                .isEqualTo(GcOptions.Policy.AUTO);
    }

    @Test
    void profile_canBeSwitchedOff() {
        assertThat(host(Map.of(), "--no-profile").engine().jit())
                .isEqualTo(JitOptions.defaults().withProfile(false));
        assertThat(host(Map.of()).engine().jit().profile()).isTrue();
    }

    @Test
    void pool_isAsTold() {
        PoolOptions pool =
                host(
                                Map.of(),
                                "--pool=6",
                                "--pool-shards=3",
                                "--recycle-after=1000",
                                "--recycle-ttl=30s",
                                "--recycle-above=4g")
                        .pool();

        assertThat(pool.capacity()).isEqualTo(6);
        assertThat(pool.shards()).isEqualTo(3);
        assertThat(pool.recycle())
                .isEqualTo(new RecyclePolicy(1_000, Duration.ofSeconds(30), 4L << 30));
        assertThat(host(Map.of()).pool()).isEqualTo(PoolOptions.defaults());
    }

    @Test
    void poolWithoutShards_isWrongUsage() {
        assertThatThrownBy(() -> host(Map.of(), "--pool-shards=0"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("shards must be positive: 0");
    }

    @Test
    void bytecode_isKeptWhereTheUserOrTheEnvironmentSays() {
        Map<String, String> environment = Map.of("ZTS_BYTECODE_CACHE", "/of/environment");

        assertThat(cache(Map.of())).isAbsolute().hasFileName("bytecode");
        assertThat(cache(Map.of("ZTS_BYTECODE_CACHE", ""))).isEqualTo(cache(Map.of()));
        assertThat(cache(environment)).isEqualTo(Path.of("/of/environment"));
        assertThat(cache(Map.of("ZTS_BYTECODE_CACHE", "none"))).isNull();
        assertThat(cache(environment, "--bytecode-cache=/here")).isEqualTo(Path.of("/here"));
        assertThat(cache(environment, "--no-bytecode-cache")).isNull();
        assertThatThrownBy(() -> cache(environment, "--no-bytecode-cache", "--bytecode-cache=/a"))
                .isInstanceOf(ParameterException.class);
    }

    private @Nullable Path cache(Map<String, String> environment, String... args) {
        return host(environment, args).engine().bytecodeCache();
    }

    @Test
    void nothingGiven_saysNothingOfTheJit() {
        assertThat(jit(Map.of())).isEqualTo(JitSettings.NONE);
    }

    @Test
    void everyOption_isRead() {
        assertThat(
                        jit(
                                Map.of(),
                                "--jit=eager",
                                "--jit-threshold=9",
                                "--jit-defer=50",
                                "--jit-coverage=full",
                                "--jit-sync",
                                "--no-optimize"))
                .isEqualTo(new JitSettings(Policy.EAGER, 9, 50, Coverage.FULL, true, false));
    }

    @Test
    void switches_canBeTurnedBack_againstWhatTheFolderSays() {
        assertThat(jit(Map.of(), "--no-jit-sync", "--optimize"))
                .isEqualTo(new JitSettings(null, null, null, null, false, true));
    }

    @Test
    void commandLine_goesBeforeTheEnvironment() {
        Map<String, String> environment =
                Map.of(
                        "ZTS_JIT_POLICY", "eager",
                        "ZTS_JIT_THRESHOLD", "25",
                        "ZTS_DISABLE_JIT", "1");

        assertThat(jit(environment, "--jit", "lazy"))
                .isEqualTo(new JitSettings(Policy.LAZY, 25, null, null, null, null));
        assertThat(jit(environment, "--jit-threshold", "3"))
                .isEqualTo(new JitSettings(Policy.DISABLED, 3, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--jit | on | 'on' is no policy; take disabled, lazy or eager",
                "--jit-threshold | 0 | '0' is no whole number from 1 to 1000000000",
                "--jit-defer | -1 | '-1' is no whole number from 0 to 1000000000, nor" + " warmup",
                "--gc-between-requests | on | 'on' is no policy of collections; take off or auto",
                "--isolation | none | 'none' is no isolation policy; take reuse, frozen or fresh",
                "--jit-coverage | most | 'most' is no coverage; take seed, seed-strict or full"
            })
    void badOption_isNamedWithItsValueAndWhatIsAllowed(String name, String value, String message) {
        assertThatThrownBy(() -> jit(Map.of(), name + "=" + value))
                .isInstanceOf(ParameterException.class)
                .hasMessage("Invalid value for option '" + name + "': " + message);
    }

    @Test
    void badVariable_isWrongUsage() {
        assertThatThrownBy(() -> jit(Map.of("ZTS_JIT_POLICY", "fast"), "--jit=lazy"))
                .isInstanceOf(ParameterException.class)
                .hasMessage(
                        "Invalid value for environment variable ZTS_JIT_POLICY: 'fast' is no"
                                + " policy; take disabled, lazy or eager");
    }

    @Test
    void optionsOfTheJit_forAnEngineWithoutIt_sayThatTheyChangeNothing() {
        jit(Map.of("ZTS_JIT_THRESHOLD", "25"), "--engine=graaljs");
        assertThat(err.toString()).isEmpty();

        jit(Map.of(), "--engine=graaljs", "--jit=eager");
        assertThat(err.toString())
                .startsWith("workbench: the JIT's options change nothing: graaljs");
    }
}
