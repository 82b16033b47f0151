// Object patterns: renames, defaults, computed keys, rest, primitives as sources.
const { a, b: B, c = 3, d: { e = 5 } = {}, ['f' + 1]: F, ...rest } = { a: 1, b: 2, f1: 6, g: 7, h: 8 };
print(a, B, c, e, F, rest); // expect: 1 2 3 5 6 {g: 7, h: 8}
const { length, 0: zero, [1]: one } = 'ab';
print(length, zero, one); // expect: 2 a b
const { toFixed } = 5, { constructor: ctor } = true;
print(toFixed === Number.prototype.toFixed, ctor === Boolean); // expect: true true
print(thrown(() => { const {} = null; }), thrown(() => { const { x } = undefined; }), thrown(() => { ({} = null); })); // expect: TypeError TypeError TypeError
const sy = Symbol('s'), proto = { inherited: 1 };
const src = Object.assign(Object.create(proto), { own: 2, [sy]: 3 });
Object.defineProperty(src, 'hidden', { value: 4 });
const { inherited, ...r } = src;
print(inherited, Reflect.ownKeys(r), r[sy]); // expect: 1 ['own', Symbol(s)] 3
let x, y; const o = {};
({ x, y: o.y, z: o['z'] = 'dz', ...o.rest } = { x: 1, y: 2, w: 3 });
print(x, o); // expect: 1 {y: 2, z: 'dz', rest: {w: 3}}
({ x = 9, y = x } = {});
print(x, y); // expect: 9 9
print(({ x } = { x: 2, extra: 1 })); // expect: {x: 2, extra: 1}
const { n = 1, m = 1 } = { n: null, m: undefined };
print(n, m); // expect: null 1
const f = ({ p, q: { r = 1 } = {} } = { p: 'all' }) => [p, r];
print(f(), f({}), f({ p: 2, q: { r: 3 } })); // expect: ['all', 1] [undefined, 1] [2, 3]
const { ...copy } = [1, 2], { ...str } = 'hi', { ...num } = 5;
print(copy, str, num); // expect: {0: 1, 1: 2} {0: 'h', 1: 'i'} {}
const { if: cond, class: cl = 'k', 'quoted key': qk, 10: ten } = { if: 1, 'quoted key': 2, 10: 3 };
print(cond, cl, qk, ten); // expect: 1 k 2 3
const { length: len, ...others } = [1];
print(len, others); // expect: 1 {0: 1}
for (const { id, tags: [t] = ['none'] } of [{ id: 1 }, { id: 2, tags: ['x'] }]) print(id, t); // expect: 1 none
// expect: 2 x
print(thrown(() => { const { a: { b } } = {}; }), (() => { try { throw { code: 5 }; } catch ({ code, x = 1 }) { return code + x; } })()); // expect: TypeError 6
