package dev.zts.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private static Route route(String pattern, String... methods) {
        return new Route(pattern, pattern, Set.of(methods));
    }

    private final Router router =
            new Router(
                    List.of(
                            route("/*rest"),
                            route("/users/:id"),
                            route("/users/me"),
                            route("/users/:id/posts/:post"),
                            route("/files/*path"),
                            route("/a b"),
                            route("/")));

    @ParameterizedTest
    @CsvSource({
        "/, /, {}",
        "/users/me, /users/me, {}",
        "/users/me/, /users/me, {}",
        "/users/7, /users/:id, {id=7}",
        "/users/a%20b, /users/:id, {id=a b}",
        "/users/a%2Fb, /users/:id, {id=a/b}",
        "/users/%2541, /users/:id, {id=%41}",
        "/users/%6De, /users/me, {}",
        "/users/ME, /users/:id, {id=ME}",
        "/users/7/posts/9, /users/:id/posts/:post, '{id=7, post=9}'",
        "/users/7/x, /*rest, {rest=users/7/x}",
        "/users, /*rest, {rest=users}",
        "/users/, /*rest, {rest=users}",
        "/files, /files/*path, {path=}",
        "/files/a/b%20c, /files/*path, {path=a/b c}",
        "/a%20b, /a b, {}",
        "/none, /*rest, {rest=none}"
    })
    void path_findsItsMostSpecificRoute(String path, String pattern, String params) {
        assertThat(router.match(path, "GET"))
                .isInstanceOfSatisfying(
                        Router.Match.Found.class,
                        found -> {
                            assertThat(found.route().pattern()).isEqualTo(pattern);
                            assertThat(found.params()).hasToString(params);
                        });
    }

    @ParameterizedTest
    @CsvSource({"/users/%zz", "/users/%f", "/users/%c0%ae", "/%"})
    void malformedEscape_isABadPath(String path) {
        assertThat(router.match(path, "GET")).isEqualTo(new Router.Match.BadPath());
    }

    @Test
    void namelessRest_takesWhatCannotBeDecoded() {
        Router all = new Router(List.of(route("/*")));

        assertThat(all.match("/%zz", "GET"))
                .isEqualTo(new Router.Match.Found(route("/*"), Map.of(), true));
    }

    @Test
    void methods_chooseAmongRoutesOfOnePath() {
        Router methods =
                new Router(List.of(route("/a", "GET"), new Route("/a", "post", Set.of("POST"))));

        assertThat(methods.match("/a", "POST"))
                .isInstanceOfSatisfying(
                        Router.Match.Found.class,
                        found -> assertThat(found.route().file()).isEqualTo("post"));
        assertThat(methods.match("/a", "HEAD"))
                .isInstanceOfSatisfying(
                        Router.Match.Found.class,
                        found -> assertThat(found.route().file()).isEqualTo("/a"));
        assertThat(methods.match("/a", "DELETE"))
                .isEqualTo(new Router.Match.WrongMethod(Set.of("GET", "HEAD", "POST")));
        assertThat(methods.match("/b", "GET")).isEqualTo(new Router.Match.NotFound());
    }
}
