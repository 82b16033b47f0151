// NamedEvaluation: which anonymous functions get a name, and which do not.
const a = () => {}, b = function () {}, c = class {}, d = async () => {}, e = function* () {};
print(a.name, b.name, c.name, d.name, e.name); // expect: a b c d e
const o = { p: () => {}, ['q' + 1]: () => {}, [Symbol('s')]: () => {}, m() {}, get g() { return 1; }, 3: () => {} };
print(o.p.name, o.q1.name, o.m.name, o[3].name); // expect: p q1 m 3
print(o[Object.getOwnPropertySymbols(o)[0]].name); // expect: [s]
print(Object.getOwnPropertyDescriptor(o, 'g').get.name); // expect: get g
print((() => {}).name === '', (function () {}).name === '', (class {}).name === ''); // expect: true true true
const paren = (() => {}); const comma = (0, () => {});
print(paren.name, JSON.stringify(comma.name)); // expect: paren ""
const f = function own() {};
print(f.name); // expect: own
let x; x = () => {}; (x) = x; let y; [y = () => {}] = []; let z; ({ k: z = () => {} } = {});
print(x.name, y.name, z.name); // expect: x y z
const obj = {}; obj.prop = () => {};
print(JSON.stringify(obj.prop.name)); // expect: ""
function dflt(p = () => {}, { q = () => {} } = {}) { return p.name + q.name; }
print(dflt()); // expect: pq
class S { static name = 'static field'; static m = () => {}; #p = () => {}; n() { return this.#p.name; } }
print(S.name, S.m.name, new S().n()); // expect: static field m #p
const named = class { static name() { return 'method'; } };
print(typeof named.name); // expect: function
const { h = class {} } = {};
print(h.name, flags(h, 'name')); // expect: h --c
const nameless = { [Symbol()]: () => {} };
print(JSON.stringify(nameless[Object.getOwnPropertySymbols(nameless)[0]].name)); // expect: ""
let l = null; l ??= () => {};
print(l.name); // expect: l
const set = Object.getOwnPropertyDescriptor({ set v(x) {} }, 'v').set;
print(set.name, set.length); // expect: set v 1
