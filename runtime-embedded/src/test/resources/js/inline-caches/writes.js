// Repeated writes at one place see every later change of shapes, prototypes and setters.
function write(o, v) { o.x = v; return o; }
for (let i = 0; i < 40; i++) write({}, i);
print(write({}, 1), flags(write({}, 1), 'x')); // expect: {x: 1} wec
print(write({ a: 1 }, 2), write({ x: 0, a: 1 }, 3)); // expect: {a: 1, x: 2} {x: 3, a: 1}
print(thrown(() => write(Object.freeze({ x: 1 }), 2)), thrown(() => write(Object.preventExtensions({}), 2))); // expect: TypeError TypeError
let set;
Object.defineProperty(Object.prototype, 'x', { set(v) { set = v; }, configurable: true });
print(Object.keys(write({}, 5)), set); // expect: [] 5
Object.defineProperty(Object.prototype, 'x', { get() { return 1; }, set: undefined, configurable: true });
print(thrown(() => write({}, 6))); // expect: TypeError
Object.defineProperty(Object.prototype, 'x', { value: 7, writable: false, configurable: true });
print(thrown(() => write({}, 8))); // expect: TypeError
delete Object.prototype.x;
print(write({}, 9)); // expect: {x: 9}
class P { constructor(v) { this.x = v; this.y = v; } }
const all = []; for (let i = 0; i < 40; i++) all.push(new P(i));
print(all[39], Object.keys(all[0])); // expect: {x: 39, y: 39} ['x', 'y']
let caught = 0;
Object.defineProperty(P.prototype, 'y', { set() { caught++; }, configurable: true });
for (let i = 0; i < 40; i++) new P(i);
print(caught, new P(1)); // expect: 40 {x: 1}
function cut(a, n) { a.length = n; return a; }
for (let i = 0; i < 40; i++) cut([1, 2, 3], 2);
print(cut([1, 2, 3], 1), cut({}, 5), thrown(() => cut([], -1)), thrown(() => cut('abc', 1))); // expect: [1] {length: 5} RangeError TypeError
print(thrown(() => write(5, 1)), thrown(() => write(null, 1)), write(new Proxy({}, { set(t, k, v) { t[k] = v * 2; return true; } }), 4).x); // expect: TypeError TypeError 8
function f() {} write(f, 1); print(f.x, Object.keys(f)); // expect: 1 ['x']
f.prototype = { m() { return 'swapped'; } };
print(new f().m()); // expect: swapped
globalThis.shared = 1;
function readShared() { return shared; }
for (let i = 0; i < 40; i++) readShared();
globalThis.shared = 2; globalThis.other = 3; print(readShared()); // expect: 2
Object.defineProperty(globalThis, 'shared', { get: () => 'got', configurable: true });
print(readShared()); // expect: got
delete globalThis.shared;
print(thrown(readShared)); // expect: ReferenceError
