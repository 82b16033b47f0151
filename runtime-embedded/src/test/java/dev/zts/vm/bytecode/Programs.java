package dev.zts.vm.bytecode;

import dev.zts.vm.lower.Lowering;
import java.util.List;
import java.util.stream.Stream;

/** Small programs that together use every instruction. */
public final class Programs {

    static final List<String> SOURCES =
            List.of(
                    """
                    let s = 0; const big = 123456; let t = 'text' + s + `${s} and ${big}`;
                    for (let i = 0; i < 20; i++) { s = (s + i) % 7; s += i * 2 >> 1; if (i === 15) break; }
                    while (s > -3) { s--; if (s % 2) continue; s -= 2 ** 1; }
                    do { s = -s / 2 | 0; s ^= 5; s <<= 1; s >>>= 1; s >>= 1; s &= 3; } while (s > 100);
                    const a = { n: 1 }, c = [1], k = 'n'; let v = 300 + s * 2 % 3 - 1 * s / 5; v = (v * 3 % big + s - 4 % 5) % 7; v = (v - s) % 9; v = (v + s) * 5 % 11;
                    v = s <= 3; v = s >= 4 ? s < t : !(s > v); v = s == t, s != t, s !== t, ~s >> s, true, false, s * v, s % v, c[0], +t;
                    v = a.n = 2; v = a[k] = 3; v = a[k]++; v = c[0] += 1; v = a.n++; t += (v += 2, s = 4); if (!v || s && t) s = -0.5; v = true; v = false; for (;;) { if (s) break; if (!s) { v++; continue; } v--; } v = String('x', 'y');
                    const n = { [k]() { }, [k + 1]: () => 1, [k + 2]: class { }, m() { return String(1); } }; n.m(); for (let i = 0; i < 3; i++) { v = i <= 2; v = i * 3; v = i - 1; }
                    export { s, t };
                    """,
                    """
                    function add(a, b = 3, ...rest) { return a + b + rest.length + arguments.length; }
                    const twice = f => x => f(f(x));
                    let counter = 0; const next = () => counter++;
                    const all = [add(1), add(1, 2, 3), twice(next)(2), add(...[1, 2]), next.call(null)];
                    const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i);
                    all.push(fs.map(f => f()).join(), typeof add, typeof missing, add?.(4), null ?? 5);
                    """,
                    """
                    class A { #x = 1; static s = 2; y = this.#x; ['z' + 1] = 3; static { this.t = this.s; }
                      constructor(a) { this.a = a; } get x() { return this.#x; } set x(v) { this.#x = v; }
                      #m() { return this.y; } static is(o) { return #x in o; } m() { return this.#m(); } static get q() { return 1; } }
                    class B extends A { constructor() { const f = () => super(1); f(); } m() { return super.m() + super['m'](); } n() { super.k = 1; super['l'] = 2; return new.target; } }
                    class C extends B { w = 1; }
                    const b = new C(); b.x += 2; b.m(); b.n(); A.is(b); b instanceof A; 'y' in b; delete b.y; delete b['a'];
                    try { A(); } catch (e) { String(e); } new A(...[1]);
                    """,
                    """
                    const o = { a: 1, b: [1, , 3], ['c']: 2, get d() { return 4; }, set d(v) {}, m() { return super.toString; }, __proto__: null, ...{ e: 5 } };
                    const { a, b: [x, , y = 9, ...z], ...rest } = o; let q; ({ q = 2, w: o.w } = { w: 3 }); [o.a, q] = [q, o.a];
                    o.a ||= 1; o.b &&= [2]; o.n ??= 3; o['k' + 1] = 1; o['k1'] += 2; o.b[0]++; --o.a;
                    const arr = [...'abc', ...[1, 2], , 5]; let sum = 0; for (const v of arr) { sum += v; } for (const k in o) { sum += k; }
                    for (const [k, v] of Object.entries({ p: 1 })) { if (k) continue; } o.m?.(); o?.['x']?.y; void 0; (sum, 1);
                    const tag = (s, ...v) => s.raw.length + v.length; tag`a${1}b`; tag`c`;
                    """,
                    """
                    function f(n) { try { if (n === 1) return 'r'; if (n === 2) throw new Error('x'); for (const v of [1, 2]) { if (n === 3) return v; if (n === 4) break; } }
                      catch ({ message }) { n += message; } finally { n += 1; if (n === 6) return 7; } return n; }
                    for (let i = 0; i < 6; i++) f(i);
                    l: for (let i = 0; i < 3; i++) { for (;;) { try { if (i) continue l; break l; } finally { i++; } } }
                    switch (f(2)) { case 1: f(1); case 'r': break; default: f(3); case 4: f(4); }
                    try { x; let x = 1; } catch (e) { } try { const c = 1; c = 2; } catch { } try { null.x; } catch { } try { undefined(); } catch { }
                    """,
                    """
                    function* g(n) { const r = yield n; try { yield* [1, 2, r]; } finally { yield 'f'; } return yield* h(); }
                    function* h() { for (let i = 0; i < 2; i++) { const m = yield i; if (m) return m; } }
                    const it = g(1); it.next(); it.next(2); it.return(3); [...g(2)]; const [p, ...q] = g(4);
                    const t = g(5); t.next(); try { t.throw(1); } catch { } for (const v of h()) { if (v) break; }
                    const o = { *[Symbol.iterator]() { yield* h(); } }; new Map([[1, 2]]); Array.from(o);
                    """,
                    """
                    async function a(x) { const y = await x; try { await Promise.reject(y); } catch (e) { return e + (await 1); } }
                    const b = async v => { for await (const w of c(v)) { if (w > 2) return w; } return await v; };
                    async function* c(n) { for (let i = 0; i < n; i++) { const m = yield i; if (m) yield* c(1); } return n; }
                    const r = await a(1); await b(4); const it = c(3); await it.next(); await it.return(4);
                    const s = await Promise.all([a(2), b(1)]); for await (const x of [1, a(3)]) { r + x; }
                    """,
                    """
                    import d, { v as renamed } from './other.js'; import * as ns from './other.js'; export * from './other.js';
                    export { renamed }; export default function () { return d; } export let live = 1; export const k = ns.v;
                    live = renamed + ns.v; import.meta.url; import('./other.js').then(m => m.default, () => 0); export class K { static p = ns; }
                    """,
                    """
                    const re = /a(b)?[c-e]+/giu; 'xabcd'.replace(re, (m, p) => p ?? m); re.test('abcd'); [3, 1, 2].sort((x, y) => x - y);
                    JSON.stringify({ a: [1, 'x', null] }, null, 1); JSON.parse('[1]'); 'a-b'.split('-'); new Set([1]).has(1);
                    Object.keys({ a: 1 }).length; Object.freeze([1]); [1, 2].reduce((p, c) => p + c); Math.max(...[1, 2]); debugger;
                    """);

    /** A module the others import. */
    static final String OTHER =
            "export let v = 1; export default 2; export function f() { return v++; }";

    private Programs() {}

    /** {@return all of them as modules, and one that needs wide operands} */
    public static List<Unit> units() {
        return Stream.concat(SOURCES.stream(), Stream.of(wide()))
                .map(source -> Lowering.compile("main.js", source, true))
                .toList();
    }

    /** A function of more locals than a byte counts, some of them captured. */
    private static String wide() {
        StringBuilder source = new StringBuilder("function f(a) { let s = a;");
        for (int i = 0; i < 260; i++) {
            source.append(" let v").append(i).append(" = ").append(i).append(';');
        }
        return source
                + """
                for (const e of [1, 2]) { v257 += e; v258 = () => v259 + e; }
                for (let i = 0; i < 2; i++) { v256 = v256 + v255 + 1; s += v258(); }
                try { v0 = v257; } finally { s++; } return s + v256; }
                f(1);
                """;
    }
}
