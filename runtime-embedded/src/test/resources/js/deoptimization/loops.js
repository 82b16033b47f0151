// An assumption breaks in the middle of a loop: what was counted before stays, nothing is done twice.
function sum(list) { let s = 0; let turns = 0; for (let i = 0; i < list.length; i++) { s += list[i]; turns++; } return [s, turns]; }
const many = Array.from({ length: 200 }, (_, i) => i);
for (let i = 0; i < 10; i++) sum(many);
const withText = many.slice(); withText[150] = 'x';
print(sum(many), sum(withText)[0].length, sum(withText)[1]); // expect: [19900, 200] 153 200
const withHole = many.slice(); delete withHole[100];
print(sum(withHole), sum(many.map((x) => x + 0.5)), sum(many)); // expect: [NaN, 200] [20000, 200] [19900, 200]
function big(n) { let s = 2147483000; for (let i = 0; i < n; i++) s += i; return s; }
for (let i = 0; i < 10; i++) big(30);
print(big(30), big(100)); // expect: 2147483435 2147487950
const seen = [];
function change(o, n, at, action) { let s = 0; for (let i = 0; i < n; i++) { if (i === at) action(o); s += o.v; } return s; }
class P { constructor() { this.v = 1; } }
for (let i = 0; i < 10; i++) change(new P(), 100, -1, null);
print(change(new P(), 100, 50, (o) => { o.w = 1; })); // expect: 100
print(change(new P(), 100, 50, (o) => { o.v = 'a'; }).length); // expect: 52
print(change(new P(), 10, 5, (o) => { delete o.v; })); // expect: NaN
print(change(new P(), 10, 5, (o) => { Object.defineProperty(o, 'v', { get() { seen.push('g'); return 2; } }); }), seen.length); // expect: 15 5
function method(o, n, at, action) { let s = 0; for (let i = 0; i < n; i++) { if (i === at) action(); s += o.m(i); } return s; }
class Q { m(i) { return 1; } }
for (let i = 0; i < 10; i++) method(new Q(), 100, -1, null);
print(method(new Q(), 100, 40, () => { Q.prototype.m = (i) => 2; })); // expect: 160
print(method(new Q(), 10, 4, () => { Object.setPrototypeOf(Q.prototype, null); delete Q.prototype.m; Q.prototype.m = () => 5; })); // expect: 38
const q = new Q();
print(method(q, 10, 4, () => { q.m = () => 100; })); // expect: 620
function callback(f, n) { let s = 0; for (let i = 0; i < n; i++) s += f(i, (g) => { f = g; }); return s; }
for (let i = 0; i < 10; i++) callback((k) => 1, 100);
print(callback((k, set) => { if (k === 49) set(() => 3); return 1; }, 100)); // expect: 200
const grown = [1, 2, 3];
function grow(list, most) { let s = 0; for (let i = 0; i < list.length; i++) { s += list[i]; if (list.length < most) list.push(10); } return s; }
for (let i = 0; i < 10; i++) grow([1, 2, 3], 0);
print(grow(grown, 8), grown.length); // expect: 56 8
