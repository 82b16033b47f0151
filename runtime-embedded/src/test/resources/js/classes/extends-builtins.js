// Subclasses of builtins get their slots; species decides about derived arrays and promises.
class L extends Array { sum() { return this.reduce((a, b) => a + b, 0); } }
const l = L.of(1, 2, 3);
print(l.sum(), l.length, l instanceof L, l.map((x) => x * 2) instanceof L, l.filter(Boolean).constructor.name); // expect: 6 3 true true L
l[5] = 1; print(l.length, l.slice(0, 2) instanceof L, l.concat([1]).length); // expect: 6 true 7
class Plain extends Array { static get [Symbol.species]() { return Array; } }
print(new Plain(3).map((x) => x) instanceof Plain, Plain.from([1]) instanceof Plain); // expect: false true
class E extends Error { constructor(m) { super(m); this.name = 'E'; } }
const e = new E('msg');
print(e instanceof Error, String(e), e.message, Object.prototype.toString.call(e), flags(e, 'message')); // expect: true E: msg msg [object Error] w-c
class M extends Map { get(k) { return super.get(k) ?? 'none'; } }
const m = new M([[1, 'a']]);
print(m.get(1), m.get(2), m.size, m instanceof M); // expect: a none 1 true
class Adds extends Set { add(v) { return super.add(v * 2); } }
print([...new Adds([1, 2])]); // expect: [2, 4]
class Pr extends Promise {}
const p = Pr.resolve(1);
print(p instanceof Pr, p.then(() => {}) instanceof Pr, (async () => {})() instanceof Pr); // expect: true true false
class F extends Function {}
print(Object.getPrototypeOf(F) === Function); // expect: true
class N extends Number { double() { return this * 2; } } class S extends String { last() { return this.at(-1); } }
print(new N(4).double(), new S('abc').last(), new S('ab').length, typeof new N(1)); // expect: 8 c 2 object
class R extends RegExp { exec(s) { const r = super.exec(s); if (r) r.extra = 1; return r; } }
print(new R('a').exec('a').extra, new R('b').test('ab')); // expect: 1 true
class D extends Date { year() { return this.getUTCFullYear(); } }
print(new D(0).year(), new D(2020, 0) instanceof D); // expect: 1970 true
class U extends Uint8Array {}
print(new U(2).fill(7).subarray(1) instanceof U, U.from([1, 2]).length); // expect: true 2
class O extends Object { constructor(v) { super(v); } }
print(typeof new O(5), Object.getPrototypeOf(new O(5)) === O.prototype); // expect: object true
print(thrown(() => Reflect.construct(Map, [], 5)), Object.getPrototypeOf(Reflect.construct(Map, [], E)) === E.prototype); // expect: TypeError true
