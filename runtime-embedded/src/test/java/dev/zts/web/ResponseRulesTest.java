package dev.zts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseRulesTest {

    @ParameterizedTest
    @ValueSource(doubles = {99, 100, 199, 600, 1000, 200.5, Double.NaN, -1})
    void status_outOfRange_isRefused(double status) {
        assertThatThrownBy(() -> ResponseRules.status(status)).hasMessageStartingWith("status: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 304})
    void body_ofStatusesWithoutOne_isRefused(int status) {
        assertThatThrownBy(() -> ResponseRules.checkBodyAllowed(status))
                .hasMessageStartingWith("body: ");
    }

    @Test
    void fieldsOfTheConnection_areDropped() {
        Headers given = new Headers();
        given.append("Connection", "close");
        given.append("Transfer-Encoding", "chunked");
        given.append("Content-Length", "3");
        given.append("X-A", "1");

        assertThat(ResponseRules.sendable(given, 3).sorted())
                .containsExactly(new Headers.Field("x-a", "1"));
    }

    @Test
    void contentLength_thatIsNotTheBodys_isRefused() {
        Headers given = new Headers();
        given.append("Content-Length", "4");

        assertThatThrownBy(() -> ResponseRules.sendable(given, 3))
                .hasMessageStartingWith("headers.content-length: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r", "a\n", "é", "a\0"})
    void headerNames_areTokens(String name) {
        assertThatThrownBy(() -> new Headers().append(name, "x")).isInstanceOf(WebException.class);
    }

    @Test
    void headers_areSortedAndJoined_exceptSetCookie() {
        Headers headers = new Headers();
        headers.append("Set-Cookie", "a=1");
        headers.append("B", " x ");
        headers.append("b", "y");
        headers.append("Set-Cookie", "b=2");

        assertThat(headers.sorted())
                .containsExactly(
                        new Headers.Field("b", "x, y"),
                        new Headers.Field("set-cookie", "a=1"),
                        new Headers.Field("set-cookie", "b=2"));
        assertThat(headers.setCookies()).containsExactly("a=1", "b=2");
    }
}
