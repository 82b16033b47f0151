// A broken assumption in a function that stands in another, with values of the callers still to be used.
const log = [];
const inner = (o, k) => { const before = o.x; log.push('in'); const r = before + o.y * k; log.push('out'); return r; };
const middle = (o, k) => { const left = k + 1; return left * 100 + inner(o, k) + left; };
function outer(o, k) { const head = 'h' + k; const found = middle(o, k); return head + ':' + found; }
const usual = { x: 1, y: 2 };
for (let i = 0; i < 40; i++) outer(usual, 3);
log.length = 0;
print(outer({ y: 2, x: 1 }, 3), log.splice(0)); // expect: h3:411 ['in', 'out']
print(outer({ x: 1, get y() { log.push('y'); return 0.5; } }, 3), log.splice(0)); // expect: h3:406.5 ['in', 'y', 'out']
print(outer({ x: 2147483647, y: 1 }, 3), log.splice(0)); // expect: h3:2147484054 ['in', 'out']
print(outer({ x: 'a', y: 2 }, 3), log.splice(0)); // expect: h3:400a64 ['in', 'out']
print(thrown(() => outer({ x: 1, y: { valueOf() { throw new RangeError('v'); } } }, 3)), log.splice(0)); // expect: RangeError ['in']
print(outer(usual, 3), log.splice(0)); // expect: h3:411 ['in', 'out']
class Shape { constructor(n) { this.n = n; } area() { return this.n * 2; } }
class Square extends Shape { area() { return this.n * this.n; } }
const total = (list) => { let t = 0; for (const s of list) t += s.area(); return t; };
const shapes = [new Shape(1), new Shape(2), new Shape(3)];
for (let i = 0; i < 40; i++) total(shapes);
print(total(shapes), total([new Shape(1), new Square(5), new Shape(2)]), total([{ area: () => 0.5 }])); // expect: 12 31 0.5
Shape.prototype.area = function () { return 1; };
print(total(shapes)); // expect: 3
const counter = () => { let n = 0; return { up: () => ++n, get: () => n }; };
const drive = (c) => { for (let i = 0; i < 5; i++) c.up(); return c.get(); };
let last;
for (let i = 0; i < 40; i++) last = drive(counter());
print(last, drive({ up() { this.k = (this.k ?? 0) + 2; }, get() { return 'other'; } }), drive(counter())); // expect: 5 other 5
