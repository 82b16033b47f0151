// Recursion without end is a RangeError that can be caught, everywhere, and the engine goes on.
const t = thrown;
function f() { return f() + 1; } const arrow = () => arrow() + 1; const o = { get g() { return this.g; }, m() { this.m(); }, toString() { return `${this}`; } };
print(t(f), t(arrow), t(() => o.g), t(() => o.m()), t(() => String(o))); // expect: RangeError RangeError RangeError RangeError RangeError
class C { constructor() { new C(); } } class D { static f = () => D.f(); set s(v) { this.s = v; } } print(t(() => new C()), t(D.f), t(() => { new D().s = 1; })); // expect: RangeError RangeError RangeError
print(t(() => { (function g(...a) { g(...a); })(1, 2); }), t(() => { const h = (x = h()) => x; h(); }), t(() => { const k = { valueOf() { return k + 1; } }; k + 1; })); // expect: RangeError RangeError RangeError
const p = new Proxy({}, { get(tg, k, r) { return r[k]; } }); print(t(() => p.x), t(() => [1].map(function rec(x) { return [x].map(rec); })), t(() => [2, 1].sort(function c(a, b) { return [2, 1].sort(c); }))); // expect: RangeError RangeError RangeError
const a = []; a[0] = a; print(t(() => { let x = []; for (let i = 0; i < 100000; i++) x = [x]; return JSON.stringify(x).length; }) !== 'SyntaxError', t(() => a.flat(Infinity))); // expect: true RangeError
print(t(() => { const e = function* () { yield* e(); }; [...e()]; }), await rejected((async function r() { await r(); })())); // expect: RangeError RangeError
let depth = 0; const deep = () => { depth++; deep(); }; print(t(deep), depth > 1000); // expect: RangeError true
let caught = 0; const nest = () => { try { nest(); } catch (e) { if (e instanceof RangeError) caught++; throw e; } finally { depth--; } }; print(t(nest), caught > 100); // expect: RangeError true
print('still alive', [1, 2].map((x) => x + 1), (() => { let n = 0; const down = (i) => i === 0 ? 0 : 1 + down(i - 1); return down(1500); })()); // expect: still alive [2, 3] 1500
