// freeze, seal, preventExtensions and their tests.
const f = Object.freeze({ a: 1, get g() { return 1; }, n: { deep: 1 } });
print(flags(f, 'a'), flags(f, 'g'), Object.isFrozen(f), Object.isSealed(f), Object.isExtensible(f)); // expect: -e- g-e- true true false
f.n.deep = 2; print(f.n, thrown(() => { f.a = 2; }), thrown(() => { f.x = 1; }), thrown(() => { delete f.a; })); // expect: {deep: 2} TypeError TypeError TypeError
const s = Object.seal({ a: 1 }); s.a = 2; print(s, flags(s, 'a'), thrown(() => { delete s.a; }), Object.isSealed(s), Object.isFrozen(s)); // expect: {a: 2} we- TypeError true false
const p = Object.preventExtensions({ a: 1 }); print(delete p.a, Object.isFrozen(p), thrown(() => { p.a = 1; })); // expect: true true TypeError
print(Object.isFrozen(5), Object.isSealed('a'), Object.isExtensible(5), Object.freeze(5), Object.freeze(null), Object.isFrozen({}), Object.isFrozen(Object.preventExtensions({}))); // expect: true true false 5 null false true
const arr = Object.freeze([1, 2]); print(thrown(() => arr.push(3)), thrown(() => { arr[0] = 9; }), thrown(() => { arr.length = 0; }), thrown(() => arr.sort()), arr.map((x) => x * 2), Object.isFrozen(arr.slice())); // expect: TypeError TypeError TypeError TypeError [2, 4] false
const sealed = Object.seal([1, 2]); sealed[0] = 5; print(sealed, thrown(() => sealed.push(1)), thrown(() => sealed.pop()), thrown(() => { sealed.length = 1; }), sealed.length); // expect: [5, 2] TypeError TypeError TypeError 2
class C { #p = 1; get() { return this.#p; } set() { this.#p = 2; } } const c = Object.freeze(new C()); c.set(); print(c.get()); // expect: 2
const fn = Object.freeze(function () { }); print(flags(fn, 'prototype'), fn() === undefined); // expect: --- true
const m = Object.freeze(new Map([[1, 1]])); m.set(2, 2); print(m.size); // expect: 2
print(thrown(() => Object.freeze(new Uint8Array(1))), Object.isFrozen(Object.freeze(new Uint8Array(0))), thrown(() => Object.seal(new Uint8Array(1)))); // expect: TypeError true TypeError
const log = []; const px = new Proxy({ a: 1 }, { preventExtensions(t) { log.push('pe'); return Reflect.preventExtensions(t); }, ownKeys(t) { log.push('ok'); return Reflect.ownKeys(t); }, getOwnPropertyDescriptor(t, k) { log.push('gopd'); return Reflect.getOwnPropertyDescriptor(t, k); }, defineProperty(t, k, d) { log.push('dp ' + Object.keys(d)); return Reflect.defineProperty(t, k, d); } });
Object.freeze(px); print(log.join(' ')); // expect: pe ok gopd dp writable,configurable
log.length = 0; const px2 = new Proxy({ a: 1 }, { defineProperty(t, k, d) { log.push(Object.keys(d)); return Reflect.defineProperty(t, k, d); } }); Object.seal(px2); print(log, Object.isSealed(px2)); // expect: [['configurable']] true
print(thrown(() => Object.preventExtensions(new Proxy({}, { preventExtensions: () => false }))), Reflect.preventExtensions(new Proxy({}, { preventExtensions: () => false }))); // expect: TypeError false
