// A key of an object literal that is defined again keeps its first place.
const make = (x) => ({ ...x, get b() { return 1; }, get c() { return 2; }, k1: 4 });
const keys = (x) => Object.keys(make(x));
print(keys({}), keys({ a: 1, k1: 2 }), keys({ k1: 2, a: 1 }), keys({ get k1() { return 1; }, a: 2 }), keys({ c: 1, b: 2 })); // expect: ['b', 'c', 'k1'] ['a', 'k1', 'b', 'c'] ['k1', 'a', 'b', 'c'] ['k1', 'a', 'b', 'c'] ['c', 'b', 'k1']
print(flags(make({ b: 1 }), 'b'), flags(make({ get k1() { return 1; } }), 'k1'), make({ k1: 1 }).k1); // expect: g-ec wec 4
print(Object.keys({ a: 1, b: 2, a: 3 }), Object.keys({ get a() { return 1; }, b: 2, a: 3 }), Object.keys({ a: 1, b: 2, get a() { return 3; } }), Object.keys({ a: 1, b: 2, ...{ a: 3 } })); // expect: ['a', 'b'] ['a', 'b'] ['a', 'b'] ['a', 'b']
const o = { a: 1, b: 2, c: 3 }; delete o.b; o.b = 4; o.a = 5; print(o); // expect: {a: 5, c: 3, b: 4}
class C { a = 1; b = 2; constructor() { this.c = 3; delete this.a; this.a = 4; } } print(new C(), new C()); // expect: {b: 2, c: 3, a: 4} {b: 2, c: 3, a: 4}
const p = { x: 1, y: 2 }; Object.defineProperty(p, 'x', { get: () => 'got' }); print(Object.keys(p), p); // expect: ['x', 'y'] {x: 'got', y: 2}
let n = 0; const q = { [`k${n++}`]: n++, [`k${n++}`]: n++, ...{ [`k${n++}`]: n++ } }; print(q); // expect: {k0: 1, k2: 3, k4: 5}
