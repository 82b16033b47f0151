package dev.zts.vm.builtins;

import static dev.zts.engine.Handlers.get;
import static dev.zts.engine.Handlers.request;
import static dev.zts.engine.Handlers.show;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebApiTest {

    private final HandlerPage page = new HandlerPage();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[...new Headers([['b', '2'], ['A', '1'], ['a', '3']])].join(';') | a,1, 3;b,2",
                "new Headers(new Map([['a', 'b']])).get('A') | b",
                "Object.keys(Headers.prototype).includes('getSetCookie') | true",
                "new URL('../c?x=1#f', 'http://EXAMPLE.com:80/a/b/') | http://example.com/a/c?x=1#f",
                "(() => { const u = new URL('http://a/?b=c'); u.searchParams.append('d', 'e f'); return u; })()"
                        + " | http://a/?b=c&d=e+f",
                "URL.canParse('x') + ' ' + URL.parse('::') | false null",
                "[...new URLSearchParams('a=1&a=2').keys()].join() | a,a",
                "new TextEncoder().encode('é\\ud800').join() | 195,169,239,191,189",
                "JSON.stringify(new TextEncoder().encodeInto('aé€😀', new Uint8Array(7)))"
                        + " | {\"read\":3,\"written\":6}",
                "new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 104, 255])) | h\ufffd",
                "atob(btoa('h\\xe9')).charCodeAt(1) | 233",
                "(() => { try { atob('a'); } catch (e) { return e.name + e.code; } })() | InvalidCharacterError5",
                "(() => { try { structuredClone(() => 1); } catch (e) { return e.name + e.code; } })() | DataCloneError25",
                "(() => { const a = {}; a.a = a; const c = structuredClone(a); return c.a === c && c !== a; })() | true",
                "structuredClone(new RangeError('x', { cause: 5 })).cause | 5",
                "structuredClone([1, , 3]).hasOwnProperty(1) | false",
                "structuredClone(new Map([['k', new Date(5)]])).get('k').getTime() | 5",
                "(() => { try { new Response('x', { status: 204 }); } catch (e) { return e.name; } })() | TypeError",
                "(() => { try { new Response('x').body; } catch (e) { return e.name; } })() | TypeError",
                "Response.redirect('/é x').headers.get('location') | /%C3%A9%20x",
                "new (class R extends Response { x() { return this.status; } })('b').x() | 200",
                "new Request('http://a/b?c=d', { method: 'post', body: 'x' }).method | POST",
                "new Request('http://a/b?c=d').query.c | d",
                "(() => { try { new Request('http://a', { body: 'x' }); } catch (e) { return e.name; } })() | TypeError"
            })
    void expression_isWhatTheStandardsSay(String expression, String expected) {
        assertThat(page.eval(expression)).isEqualTo(expected);
    }

    @Test
    void plainRequest_hasTheDocumentedFields() {
        String source =
                """
                function handler(r) {
                  return JSON.stringify([r.url, r.path, r.query, r.params, r.headers["x-y"],
                    r.headers.get("X-Y"), typeof r.headers.get, r.body, Object.keys(r)]);
                }
                """;

        String answer =
                show(
                        page.run(
                                source,
                                request("POST", "/a?q=%20", "b", "x-y", "z", "get", "e"),
                                true));

        assertThat(answer)
                .isEqualTo(
                        "200\n\n[\"/a?q=%20\",\"/a\",{\"q\":\" \"},{\"id\":\"a b\"},\"z\",\"z\","
                                + "\"function\",\"b\",[\"url\",\"method\",\"path\",\"query\",\"params\","
                                + "\"headers\",\"body\"]]");
    }

    @Test
    void request_isAbsolute_andItsBodyIsReadOnce() {
        String source =
                """
                async function handler(request, env, ctx) {
                  const copy = request.clone();
                  const before = request.bodyUsed;
                  const data = await request.json();
                  const again = await request.text().catch((e) => e.name);
                  ctx.passThroughOnException();
                  return Response.json([request.url, data, before, request.bodyUsed, again,
                    (await copy.bytes()).length, request instanceof Request]);
                }
                """;

        String answer = show(page.run(source, request("POST", "/p/../x?q=1", "[1]"), false));

        assertThat(answer)
                .endsWith("[\"http://127.0.0.1:8080/x?q=1\",[1],false,true,\"TypeError\",3,true]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text' | 200~n~ntext",
                "{ status: 404 } | 404~n~n",
                "{ headers: { A: 'x', B: 1, C: ['p', 'q'] } } | 200~na: x~nb: 1~nc: p~nc: q~n~n",
                "Response.json(1, { headers: { 'X-A': 'b' } })"
                        + " | 200~nx-a: b~ncontent-type: application/json~n~n1",
                "Response('b', { status: 202 }) | 202~ncontent-type: text/plain;charset=UTF-8~n~nb",
                "new Response(new Uint8Array([104, 105])) | 200~n~nhi",
                "Response.redirect('/x', 308) | 308~nlocation: /x~n~n",
                "{ status: 204, body: 'x' } | BAD_RESPONSE body: a response of status 204 has none",
                "{ headers: { a: {} } } | BAD_RESPONSE headers.a: an object; it must be a string",
                "[] | BAD_RESPONSE response: an array; return a Response, a string or an object with"
                        + " status, body or headers",
                "new Response('', { status: 99 })"
                        + " | BAD_RESPONSE status: 99 is not a whole number from 200 to 599",
                "Response.json(undefined) | BAD_RESPONSE body: the value is not JSON"
            })
    void answer_isAResponseOrNamesTheField(String expression, String expected) {
        String source = "function handler() { return " + expression + "; }";

        assertThat(show(page.run(source, get("/"), true))).isEqualTo(expected.replace("~n", "\n"));
    }

    @Test
    void console_laysOutValuesAsNodeDoes() {
        String source =
                """
                function handler() {
                  console.warn("%s is %d", "x", 4, { a: [1, { b: { c: {} } }] });
                  console.log([1, , "it's"], new Map([["k", -0]]), class A {}, () => 1);
                  console.error(new Date(0), Object.create(null), { get g() { return 1; } });
                  console.assert(false, "no");
                  return "ok";
                }
                """;

        page.run(source, get("/"), true);

        assertThat(page.lines)
                .containsExactly(
                        "warn x is 4 { a: [ 1, { b: [Object] } ] }",
                        "log [ 1, <empty>, \"it's\" ] Map(1) { 'k' => -0 } [class A]"
                                + " [Function (anonymous)]",
                        "error 1970-01-01T00:00:00.000Z [Object: null prototype] {} { g: [Getter] }",
                        "error Assertion failed: no");
    }

    @Test
    void microtasks_runInTheOrderOfTheirQueue() {
        String source =
                "async function handler() { let s = 'a'; queueMicrotask(() => { s += 'b'; });"
                        + " await null; return s; }";

        assertThat(show(page.run(source, get("/"), true))).isEqualTo("200\n\nab");
    }
}
