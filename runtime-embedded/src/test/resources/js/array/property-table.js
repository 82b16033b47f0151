// length and name of every method, all writable, configurable and not enumerable.
const lengths = { at: 1, concat: 1, copyWithin: 2, entries: 0, every: 1, fill: 1, filter: 1, find: 1, findIndex: 1, findLast: 1, findLastIndex: 1, flat: 0, flatMap: 1, forEach: 1, includes: 1, indexOf: 1, join: 1, keys: 0, lastIndexOf: 1, map: 1, pop: 0, push: 1, reduce: 1, reduceRight: 1, reverse: 0, shift: 0, slice: 2, some: 1, sort: 1, splice: 2, toLocaleString: 0, toReversed: 0, toSorted: 1, toSpliced: 2, toString: 0, unshift: 1, values: 0, with: 2 };
for (const [name, length] of Object.entries(lengths)) {
  const f = Array.prototype[name];
  if (typeof f !== 'function' || f.length !== length || f.name !== name || flags(Array.prototype, name) !== 'w-c' || flags(f, 'length') !== '--c' || 'prototype' in f || thrown(() => new f()) !== 'TypeError') print('wrong', name);
}
print(Object.keys(lengths).length, Reflect.ownKeys(Array.prototype).filter((k) => !Object.hasOwn(lengths, k)).map(String).sort()); // expect: 38 ['Symbol(Symbol.iterator)', 'Symbol(Symbol.unscopables)', 'constructor', 'length']
print(Object.keys(lengths).filter((n) => thrown(() => Array.prototype[n].call(null)) !== 'TypeError'), Object.keys(lengths).filter((n) => thrown(() => Array.prototype[n].call(undefined, () => { })) !== 'TypeError')); // expect: [] []
for (const n of ['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight', 'some']) if (thrown(() => [][n]()) !== 'TypeError' || thrown(() => [][n]({})) !== 'TypeError') print('no callable', n);
for (const n of ['every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'some', 'findLast']) { let that; [1][n](function () { that = this; }, 'ctx'); if (that !== 'ctx') print('this', n); }
for (const n of ['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'some']) { let args; const a = ['v']; a[n]((...x) => { args = x; }); if (args.length !== 3 || args[0] !== 'v' || args[1] !== 0 || args[2] !== a) print('arguments', n); }
print(['isArray', 'from', 'of'].map((n) => Array[n].length), Reflect.ownKeys(Array).map(String).filter((k) => k !== 'fromAsync').sort()); // expect: [1, 1, 0] ['Symbol(Symbol.species)', 'from', 'isArray', 'length', 'name', 'of', 'prototype']
