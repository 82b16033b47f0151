// WeakMap, WeakSet, WeakRef: which keys are allowed, missing keys, prototypes.
const k = {}, s = Symbol('local'), f = () => { };
const w = new WeakMap([[k, 1], [f, 2]]); w.set(s, 3);
print(w.get(k), w.get(f), w.get(s), w.has({}), w.get('x'), w.has(1), w.delete(5), w.delete(k), w.has(k), w.set(k, 9) === w); // expect: 1 2 3 false undefined false false true false true
print(thrown(() => w.set(1, 1)), thrown(() => w.set('s', 1)), thrown(() => w.set(null, 1)), thrown(() => w.set(Symbol.for('registered'), 1)), w.set(Symbol.iterator, 'well known').get(Symbol.iterator)); // expect: TypeError TypeError TypeError TypeError well known
const ws = new WeakSet([k]); print(ws.has(k), ws.add(f) === ws, ws.has(f), ws.delete(k), ws.has(k), thrown(() => ws.add(1)), ws.has(1), ws.delete(1), ws.add(s).has(s)); // expect: true true true true false TypeError false false true
print(thrown(() => WeakMap()), thrown(() => new WeakMap([[1, 2]])), thrown(() => new WeakSet([1])), thrown(() => WeakMap.prototype.get.call(new Map(), k)), 'size' in w, 'forEach' in w, Symbol.iterator in w, 'clear' in ws); // expect: TypeError TypeError TypeError TypeError false false false false
print(WeakMap.length, WeakSet.length, WeakMap.prototype[Symbol.toStringTag], flags(WeakMap.prototype, 'get'), new WeakMap(null) instanceof WeakMap, w.get(Object.freeze(k))); // expect: 0 0 WeakMap w-c true 9
const frozen = Object.freeze({}); w.set(frozen, 'frozen ok'); const px = new Proxy(k, {}); print(w.get(frozen), w.has(px), w.set(px, 'p').get(px), w.get(k)); // expect: frozen ok false p 9
const r = new WeakRef(k); print(r.deref() === k, thrown(() => new WeakRef(1)), thrown(() => WeakRef(k)), WeakRef.length, r[Symbol.toStringTag], thrown(() => new WeakRef(Symbol.for('x')))); // expect: true TypeError TypeError 1 WeakRef TypeError
const fr = new FinalizationRegistry(() => { }); print(fr.register(k, 1), fr.unregister(k), fr.register(k, 1, f), fr.unregister(f), thrown(() => fr.register(1)), thrown(() => fr.register(k, k)), thrown(() => new FinalizationRegistry()), thrown(() => fr.unregister(1)), FinalizationRegistry.length); // expect: undefined false undefined true TypeError TypeError TypeError TypeError 1
