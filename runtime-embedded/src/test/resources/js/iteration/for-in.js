// for-in: strings keys only, integer keys first, inherited enumerable ones once, deletion seen.
const keys = (o) => { const r = []; for (const k in o) r.push(k); return r; };
print(keys({ b: 1, 2: 1, a: 1, 1: 1, [Symbol()]: 1 })); // expect: ['1', '2', 'b', 'a']
print(keys([5, , 6]), keys('ab'), keys(5), keys(null), keys(undefined)); // expect: ['0', '2'] ['0', '1'] [] [] []
const proto = { p: 1, shared: 1, hiddenBelow: 1 };
const o = Object.create(proto, { own: { value: 1, enumerable: true }, shared: { value: 2, enumerable: true }, hiddenBelow: { value: 3 } });
print(keys(o)); // expect: ['own', 'shared', 'p']
class C { x = 1; m() { } get g() { return 1; } }
print(keys(new C()), keys(C)); // expect: ['x'] []
const del = { a: 1, b: 2, c: 3 }, seen = [];
for (const k in del) { seen.push(k); delete del.b; }
print(seen); // expect: ['a', 'c']
const arr = ['x']; arr.named = 1;
print(keys(arr)); // expect: ['0', 'named']
let i; for (i in { z: 1 }); print(i); // expect: z
const t = {}; for (t.k in { y: 1 }); print(t); // expect: {k: 'y'}
for (var v in [9]) print(typeof v); // expect: string
for (const [first, second] in { ab: 1 }) print(first, second); // expect: a b
let n = 0; for (const k in { a: 1, b: 1 }) { if (k === 'a') continue; n++; } print(n); // expect: 1
print(thrown(() => { for (const k in (() => { throw new RangeError(); })()); })); // expect: RangeError
print(thrown(() => { for (let x in { x }); })); // expect: ReferenceError
const fs = []; for (const k in { a: 1, b: 1 }) fs.push(() => k); print(fs.map((f) => f())); // expect: ['a', 'b']
Object.prototype.polluted = 1;
const polluted = keys({ a: 1 });
delete Object.prototype.polluted;
print(polluted); // expect: ['a', 'polluted']
print(keys(new Proxy({ a: 1, b: 2 }, { ownKeys: () => ['b', 'a'] }))); // expect: ['b', 'a']
print(keys(Object.freeze({ f: 1 })), keys(() => { }), keys(new Uint8Array(2))); // expect: ['f'] [] ['0', '1']
print(keys(Object.assign(Object.create({ 1: 'inherited index' }), { z: 1, 0: 1 }))); // expect: ['0', 'z', '1']
