package dev.zts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://EXAMPLE.com:80/a/../b?x=1#f | http://example.com/b?x=1#f",
                "https://user:pa ss@h:8443/%7e | https://user:pa%20ss@h:8443/%7e",
                "http://h | http://h/",
                "http:\\\\h\\a | http://h/a",
                "http:////h/a | http://h/a",
                "http://0x7f.1/ | http://127.0.0.1/",
                "http://010.1.2.3/ | http://8.1.2.3/",
                "http://4294967295/ | http://255.255.255.255/",
                "http://[2001:DB8:0:0:1::1]/ | http://[2001:db8::1:0:0:1]/",
                "http://[::ffff:1.2.3.4]/ | http://[::ffff:102:304]/",
                "http://%41b/ | http://ab/",
                "file://localhost/a | file:///a",
                "mailto:a@b | mailto:a@b",
                "data:text/plain,a b | data:text/plain,a b",
                "foo://h:80/a/./b/.. | foo://h:80/a/",
                "http://h/%2e%2E/a/%2e | http://h/a/",
                "http://h/a?'x'\"# \" | http://h/a?%27x%27%22#%20%22",
                "ws://h:80/ | ws://h/",
                "foo:/..//p | foo:/.//p"
            })
    void parse_writesTheCanonicalForm(String url, String href) {
        assertThat(WebUrl.parse(url, null).get("href")).isEqualTo(href);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../c | http://h/a/b/ | http://h/a/c",
                "c | http://h/a/b | http://h/a/c",
                "/c | http://h/a/b | http://h/c",
                "//g/c | http://h/a/b | http://g/c",
                "?q | http://h/a?p#f | http://h/a?q",
                "#g | http://h/a?p#f | http://h/a?p#g",
                "http:c | http://h/a/b | http://h/a/c",
                "#g | mailto:a | mailto:a#g"
            })
    void parse_resolvesAgainstTheBase(String url, String base, String href) {
        assertThat(WebUrl.parse(url, base).get("href")).isEqualTo(href);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//h/",
                "http://",
                "http://a b/",
                "http://h:99999/",
                "http://h:x/",
                "http://1.2.3.256/",
                "http://1.2.3.4.5/",
                "http://[::1/",
                "http://[1::2::3]/",
                "http://a%00b/",
                "http://user@/",
                "http://a^b/"
            })
    void parse_refusesWhatIsNoUrl(String url) {
        assertThat(WebUrl.canParse(url, null)).isFalse();
    }

    @Test
    void parse_ofAHostInAnotherScript_saysWhatToDo() {
        assertThatThrownBy(() -> WebUrl.parse("http://münchen/", null))
                .isInstanceOf(WebException.class)
                .hasMessageContaining("Punycode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol | https | https://u:p@h:8/a?q#f",
                "protocol | foo | http://u:p@h:8/a?q#f",
                "username | x y | http://x%20y:p@h:8/a?q#f",
                "host | g:9 | http://u:p@g:9/a?q#f",
                "hostname | g | http://u:p@g:8/a?q#f",
                "port | 80 | http://u:p@h/a?q#f",
                "port | 70000 | http://u:p@h:8/a?q#f",
                "pathname | b c?# | http://u:p@h:8/b%20c%3F%23?q#f",
                "search | ?r | http://u:p@h:8/a?r#f",
                "hash | g | http://u:p@h:8/a?q#g"
            })
    void set_changesOnePart(String part, String value, String href) {
        WebUrl url = WebUrl.parse("http://u:p@h:8/a?q#f", null);

        url.set(part, value);

        assertThat(url.get("href")).isEqualTo(href);
    }

    @Test
    void driveLetter_keepsItsPlace() {
        assertThat(WebUrl.parse("file:///C|/x/../../y", null).get("href"))
                .isEqualTo("file:///C:/y");
    }

    @Test
    void parts_areThoseOfTheStandard() {
        WebUrl url = WebUrl.parse("http://u:p@h:8/a?q#f", null);

        assertThat(
                        new String[] {
                            url.get("origin"), url.get("protocol"), url.get("host"),
                            url.get("pathname"), url.get("search"), url.get("hash")
                        })
                .containsExactly("http://h:8", "http:", "h:8", "/a", "?q", "#f");
        assertThat(WebUrl.parse("mailto:a", null).get("origin")).isEqualTo("null");
        assertThat(WebUrl.parse("blob:http://h/x", null).get("origin")).isEqualTo("http://h");
    }

    @Test
    void searchParams_andQuery_followEachOther() {
        WebUrl url = WebUrl.parse("http://h/?a=1", null);

        url.searchParams().append("b", "ö &");
        assertThat(url.get("search")).isEqualTo("?a=1&b=%C3%B6+%26");

        url.set("search", "c=2");
        assertThat(url.searchParams().get("c")).isEqualTo("2");
        assertThat(url.searchParams().has("a", null)).isFalse();
    }
}
