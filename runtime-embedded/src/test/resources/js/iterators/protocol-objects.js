// Builtin iterator objects: prototypes, tags, attributes, results, exhausted ones stay done.
const ArrayIteratorPrototype = Object.getPrototypeOf([][Symbol.iterator]());
const IteratorPrototype = Object.getPrototypeOf(ArrayIteratorPrototype);
for (const it of [[][Symbol.iterator](), ''[Symbol.iterator](), new Map().keys(), new Set().values(), 'a'.matchAll(/a/g)]) {
  const p = Object.getPrototypeOf(it);
  print(p[Symbol.toStringTag], flags(p, Symbol.toStringTag), flags(p, 'next'), p.next.length, Object.getPrototypeOf(p) === IteratorPrototype, it[Symbol.iterator]() === it);
}
// expect: Array Iterator --c w-c 0 true true
// expect: String Iterator --c w-c 0 true true
// expect: Map Iterator --c w-c 0 true true
// expect: Set Iterator --c w-c 0 true true
// expect: RegExp String Iterator --c w-c 0 true true
print(IteratorPrototype === Iterator.prototype, IteratorPrototype[Symbol.iterator].name); // expect: true [Symbol.iterator]
const it = [1][Symbol.iterator]();
print(it.next(), it.next(), it.next(), Object.keys(it.next())); // expect: {value: 1, done: false} {value: undefined, done: true} {value: undefined, done: true} ['value', 'done']
const list = [1]; const live = list.values();
live.next(); list.push(2); print(live.next().value, live.next().done); // expect: 2 true
list.push(3); print(live.next().done); // expect: true
print(thrown(() => ArrayIteratorPrototype.next.call({})), thrown(() => new Map().keys().next.call(new Set().keys()))); // expect: TypeError TypeError
print(thrown(() => [].values().next.call([]))); // expect: TypeError
print([...{ length: 2, 0: 'a', 1: 'b', [Symbol.iterator]: Array.prototype.values }]); // expect: ['a', 'b']
print([...Array.prototype.entries.call('hi')], [...Array.prototype.keys.call({ length: 2 })]); // expect: [[0, 'h'], [1, 'i']] [0, 1]
print(Array.prototype[Symbol.iterator] === Array.prototype.values, Set.prototype.keys === Set.prototype.values, Map.prototype[Symbol.iterator] === Map.prototype.entries); // expect: true true true
print(Array.prototype.values.name, Set.prototype.keys.name, Map.prototype[Symbol.iterator].name, String.prototype[Symbol.iterator].name); // expect: values values entries [Symbol.iterator]
const ta = new Uint8Array([5]); const ti = ta.values();
print(ti.next().value, ti.next().done, Object.prototype.toString.call(ti)); // expect: 5 true [object Array Iterator]
print(Object.prototype.toString.call(''[Symbol.iterator]()), 'return' in it, 'throw' in it); // expect: [object String Iterator] false false
