// Every place a pattern may stand, and parenthesized or nested targets.
let a, b, o = {};
[(a), (o.x), (o['y'])] = [1, 2, 3];
({ p: (b), q: (o.q) } = { p: 4, q: 5 });
print(a, b, o); // expect: 1 4 {x: 2, y: 3, q: 5}
[[a], { b }] = [[6], { b: 7 }];
print(a, b); // expect: 6 7
for ([a, b] of [[1, 2], [3, 4]]);
print(a, b); // expect: 3 4
for ({ x: a, ...o.rest } of [{ x: 5, y: 6 }]);
print(a, o.rest); // expect: 5 {y: 6}
for (const [c] in { key: 1 }) print(c); // expect: k
for (let [i, n] = [0, 2]; i < n; i++) print(i); // expect: 0
// expect: 1
try { throw [1, { z: 2 }]; } catch ([e1, { z }]) { print(e1, z); } // expect: 1 2
var { v1, v2 = v1 } = { v1: 'v' }, [v3] = v2;
print(v1, v2, v3); // expect: v v v
a = [b] = [9, 8];
print(a, b); // expect: [9, 8] 9
const arrow = ([x, { y }], ...[[z2]]) => x + y + z2;
print(arrow([1, { y: 2 }], [3])); // expect: 6
const m = { m({ k }, [l]) { return k + l; }, set s([q]) { this.q = q; } };
m.s = 'qr';
print(m.m({ k: 'k' }, 'l'), m.q); // expect: kl q
class C { constructor({ n }) { ({ n: this.n } = { n }); } static #p; static f() { [C.#p, ...this.r] = [1, 2, 3]; return [C.#p, this.r]; } }
print(new C({ n: 5 }), C.f()); // expect: {n: 5} [1, [2, 3]]
print(thrown(() => { const k = 1; [k] = [2]; }), thrown(() => { [notDeclared] = [1]; })); // expect: TypeError ReferenceError
print(thrown(() => { const [x = y, y] = [undefined, 1]; }), thrown(() => { let { x = x } = {}; })); // expect: ReferenceError ReferenceError
const { length: { constructor: { name } } } = 'abc';
print(name); // expect: Number
const [fnName = () => {}, { cls = class {} } = {}] = [];
print(fnName.name, cls.name); // expect: fnName cls
[o.f = () => {}] = [];
print(JSON.stringify(o.f.name)); // expect: ""
