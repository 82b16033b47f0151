package dev.zts.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.JitOptions;
import dev.zts.engine.JitSettings;
import dev.zts.engine.Problem;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZtsJsonTest {
    private static final List<Route> SERVED =
            List.of(
                    new Route("/", "index.js", Set.of()),
                    new Route("/a b", "a b.js", Set.of()),
                    new Route("/post", "post.js", Set.of("POST")),
                    new Route("/users/:id", "users/[id].js", Set.of()));

    @Test
    void everyField_isRead() {
        ZtsJson json =
                ZtsJson.parse(
                        "zts.json",
                        """
                        {
                          "routes": [{"path": "/x/:id", "file": "x.js", "methods": ["GET", "PUT"]}],
                          "limits": {"wallMs": 250, "allocationBytes": 1000000, "bodyBytes": 2048},
                          "jit": {"policy": "eager", "threshold": 7, "defer": 20,
                            "coverage": "seed-strict", "sync": true, "optimize": false},
                          "load": {
                            "rate": 2000.5, "duration": "1m", "warmup": "500ms", "timeout": "3s",
                            "mix": [
                              {"path": "/x/1", "weight": 3, "headers": {"x-a": "b"}},
                              {"route": "put", "method": "PUT", "path": "/x/2", "body": {"a": [1]}},
                              {"path": "/x/3", "body": "text"}
                            ]
                          }
                        }
                        """);
        FolderConfig config = json.config();
        LoadPlan load = Objects.requireNonNull(config.load());

        assertThat(json.problems()).isEmpty();
        assertThat(json.routes())
                .extracting(ZtsJson.RouteEntry::route)
                .containsExactly(new Route("/x/:id", "x.js", Set.of("GET", "PUT")));
        assertThat(config.wallLimit()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.allocationLimitBytes()).isEqualTo(1_000_000);
        assertThat(config.maxBodyBytes()).isEqualTo(2_048);
        assertThat(config.jit())
                .isEqualTo(
                        new JitSettings(
                                JitOptions.Policy.EAGER,
                                7,
                                20,
                                JitOptions.Coverage.SEED_STRICT,
                                true,
                                false));
        assertThat(load.model()).isEqualTo(new LoadModel.Open(2000.5));
        assertThat(load.duration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(load.warmup()).isEqualTo(Duration.ofMillis(500));
        assertThat(load.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(load.mix())
                .extracting(LoadRequest::route)
                .containsExactly("GET /x/1", "put", "POST /x/3");
        assertThat(load.mix().get(0).headers()).containsExactly(Map.entry("x-a", "b"));
        assertThat(load.mix().get(0).weight()).isEqualTo(3);
        assertThat(new String(load.mix().get(1).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":[1]}");
        assertThat(load.mix().get(1).headers())
                .containsExactly(Map.entry("content-type", "application/json"));
        assertThat(new String(load.mix().get(2).body(), StandardCharsets.UTF_8)).isEqualTo("text");
    }

    @Test
    void deferral_isANumberOrTheWarmUp() {
        assertThat(ZtsJson.parse("zts.json", "{\"jit\":{\"defer\":\"warmup\"}}").config().jit())
                .isEqualTo(
                        new JitSettings(null, null, JitOptions.UNTIL_WARMED_UP, null, null, null));
    }

    @Test
    void withoutAMix_eachPlainRouteIsAsked() {
        FolderConfig config = ZtsJson.parse("zts.json", "{\"load\":{\"connections\":8}}").config();

        assertThat(config.mix()).isEmpty();
        assertThat(PlainMix.of(SERVED))
                .extracting(LoadRequest::target)
                .containsExactly("/", "/a%20b");
        assertThat(Objects.requireNonNull(config.load()).model())
                .isEqualTo(new LoadModel.Closed(8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'limit':{}} | 1 | 10 | limit: is unknown here; known are routes, limits, jit,"
                        + " load",
                "{'limits':{'wallMs':'10'}} | 1 | 21 | limits.wallMs: must be a whole number",
                "{'limits':{'wallMs':1.5}} | 1 | 21 | limits.wallMs: must be a whole number",
                "{'limits':{'wallMs':0}} | 1 | 21 | limits.wallMs: must be 1 to 3600000, not 0",
                "{'limits':7} | 1 | 11 | limits: must be an object",
                "{~'limits':~{'wallMS':1}} | 3 | 11 | limits.wallMS: is unknown here; known are"
                        + " wallMs, allocationBytes, bodyBytes",
                "{'load':{'duration':10}} | 1 | 21 | load.duration: must be a string",
                "{'load':{'duration':'10 s'}} | 1 | 21 | load.duration: '10 s' is no"
                        + " duration; write 500ms, 10s, 2m or 1h",
                "{'load':{'rate':0}} | 1 | 17 | load.rate: must be above 0 and at most 10000000,"
                        + " not 0",
                "{'load':{'rate':1,'connections':1}} | 1 | 33 | load.connections: give either rate"
                        + " or connections, not both",
                "{'load':{'mix':[{'path':'x'}]}} | 1 | 25 | load.mix[0].path: a path starts with /"
                        + " and holds no spaces; escape others with %XX",
                "{'load':{'mix':[{'weight':1}]}} | 1 | 17 | load.mix[0] needs a path",
                "{'load':{'mix':[{'path':'/','headers':{'Host':'a'}}]}} | 1 | 47 |"
                        + " load.mix[0].headers.Host: is set by the load generator itself",
                "{'routes':[{'path':'a','file':'b.js'}]} | 1 | 20 | routes[0].path: a path starts"
                        + " with /: a",
                "{'routes':[{'path':'/a'}]} | 1 | 12 | routes[0] needs path and file",
                "{'routes':[{'path':'/a','file':'b.js','methods':['get']}]} | 1 | 50 |"
                        + " routes[0].methods[0]: a method is written in capital letters, not get",
                "{'jit':{'policy':'fast'}} | 1 | 18 | jit.policy: 'fast' is no policy; take disabled,"
                        + " lazy or eager",
                "{'jit':{'coverage':'some'}} | 1 | 20 | jit.coverage: 'some' is no coverage; take"
                        + " seed, seed-strict or full",
                "{'jit':{'threshold':0}} | 1 | 21 | jit.threshold: must be 1 to 1000000000, not 0",
                "{'jit':{~'defer':-1}} | 2 | 9 | jit.defer: must be 0 to 1000000000, not -1",
                "{'jit':{'defer':'later'}} | 1 | 17 | jit.defer: 'later' is no whole number from 0 to"
                        + " 1000000000, nor warmup",
                "{'jit':{'sync':'yes'}} | 1 | 16 | jit.sync: must be true or false",
                "{'jit':{'optimize':1}} | 1 | 20 | jit.optimize: must be true or false",
                "{'jit':{'jit':'lazy'}} | 1 | 15 | jit.jit: is unknown here; known are policy,"
                        + " threshold, defer, coverage, sync, optimize",
                "{'jit':'lazy'} | 1 | 8 | jit: must be an object",
                "{'limits':{},'limits':{}} | 1 | 14 | limits: is there twice",
                "[] | 1 | 1 | must be an object"
            })
    void wrongField_isNamedWithItsPlace(String json, int line, int column, String message) {
        String text = json.replace('\'', '"').replace('~', '\n');

        List<Problem> problems = ZtsJson.parse("zts.json", text).problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().file()).isEqualTo("zts.json");
        assertThat(problems.getFirst().message()).isEqualTo(message);
        assertThat(problems.getFirst().line()).isEqualTo(line);
        assertThat(problems.getFirst().column()).isEqualTo(column);
    }

    @Test
    void whatIsNoJson_isNamedWithItsPlace() {
        Problem problem = ZtsJson.parse("zts.json", "{\n  \"load\": nope\n}").problems().getFirst();

        assertThat(problem.message()).startsWith("is no JSON: ");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.sourceLine()).isEqualTo("  \"load\": nope");
    }

    @Test
    void emptyFile_isAProblem() {
        assertThat(ZtsJson.parse("zts.json", "").problems()).hasSize(1);
    }

    @Test
    void fileWithAProblem_saysNothing() {
        ZtsJson json = ZtsJson.parse("zts.json", "{\"limits\":{\"wallMs\":5},\"x\":1}");

        assertThat(json.config().wallLimit()).isNull();
        assertThat(json.config().jit()).isEqualTo(JitSettings.NONE);
    }
}
