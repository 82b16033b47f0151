// Closures share variables, outlive their frames and see later writes.
function counter() { let n = 0; return { inc: () => ++n, dec: () => --n, get n() { return n; } }; }
const a = counter(), b = counter();
a.inc(); a.inc(); b.dec();
print(a.n, b.n); // expect: 2 -1
function params(p, q) { return { set: (v) => { p = v; }, get: () => [p, q] }; }
const pr = params(1, 2); pr.set(9);
print(pr.get()); // expect: [9, 2]
let late; const readLate = () => late; late = 'now';
print(readLate()); // expect: now
function nest() { let x = 1; return () => { let y = 2; return () => { let z = 3; return () => [x++, y++, z++]; }; }; }
const l1 = nest(), l2 = l1(), l3 = l2();
print(l3(), l3(), l1()()()); // expect: [1, 2, 3] [2, 3, 4] [3, 2, 3]
const blocks = [];
{ let v = 'b1'; blocks.push(() => v); v += '!'; }
{ let v = 'b2'; blocks.push(() => v); }
print(blocks.map((f) => f())); // expect: ['b1!', 'b2']
function caught() { try { throw 1; } catch (e) { const f = () => e; e = 2; return f; } }
print(caught()()); // expect: 2
const sw = (k) => { switch (k) { case 1: let x = 'one'; return () => x; default: x = 'dflt'; return () => x; } };
print(sw(1)(), thrown(() => sw(2))); // expect: one ReferenceError
function recursive(n, acc = []) { acc.push(() => n); return n ? recursive(n - 1, acc) : acc; }
print(recursive(3).map((f) => f())); // expect: [3, 2, 1, 0]
const obj = { v: 1, make() { return () => { this.v++; return this.v; }; } };
const m = obj.make();
print(m(), m(), obj.v); // expect: 2 3 3
function many() { let a = 1, b = 2, c = 3, d = 4; return [() => a + d, () => { a = 10; d = 20; }, () => b * c]; }
const [sum, set, mul] = many(); set();
print(sum(), mul()); // expect: 30 6
class K { constructor(n) { this.f = () => n; this.g = () => { n = 'other'; }; } }
const k = new K('first'); k.g();
print(k.f()); // expect: other
