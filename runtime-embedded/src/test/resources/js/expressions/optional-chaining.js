// OptionalChain: short circuit of the whole chain, calls keep their this value, delete.
const o = { a: { b: 1, f() { return this.b; } }, n: null, z: 0 };
print(o?.a?.b, o?.x?.b, o.n?.b); // expect: 1 undefined undefined
let calls = 0;
const side = () => { calls++; return 'k'; };
print(o.x?.[side()].deep.deeper(side()), calls); // expect: undefined 0
print(o.a?.f(), (o.a?.f)(), o.a.f?.(), o.nope?.(side())); // expect: 1 1 1 undefined
print(calls); // expect: 0
print(thrown(() => (o.x?.y).z)); // expect: TypeError
print(thrown(() => o.z?.())); // expect: TypeError
print(thrown(() => o.nope.x?.y)); // expect: TypeError
print(delete o?.a.b, delete o.nope?.x.y, o.a.b); // expect: true true undefined
print(undefined?.x, null?.[1], ''?.length, 0?.toFixed(1)); // expect: undefined undefined 0 0.0
print(o.z?.toString?.().length); // expect: 1
print(true?.5:1); // expect: 0.5
const g = null;
print(g?.(), g?.().x.y.z, typeof g?.x); // expect: undefined undefined undefined
class P { #v = 7; static read(x) { return x?.#v; } static deep(x) { return x?.p.#v; } }
print(P.read(new P()), P.read(null), P.deep(undefined)); // expect: 7 undefined undefined
print(thrown(() => P.read({}))); // expect: TypeError
print([1, 2]?.[1], 'abc'?.[1]); // expect: 2 b
print(await (async () => o?.a?.f)() === o.a.f); // expect: true
