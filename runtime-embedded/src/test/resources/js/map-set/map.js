// Map: SameValueZero, insertion order, changes during iteration, groupBy.
const m = new Map([[1, 'a'], ['1', 'b'], [NaN, 'n'], [-0, 'z']]);
print(m.size, m.get(1), m.get('1'), m.get(NaN), m.get(0), m.has(-0), [...m.keys()], m.get({}), m.has(undefined)); // expect: 4 a b n z true [1, '1', NaN, 0] undefined false
print(m.set(1, 'A') === m, [...m.keys()][0], m.delete(1), m.delete(1), m.set(1, 'again').size, [...m.keys()].at(-1), m.clear(), m.size); // expect: true 1 true false 4 1 undefined 0
const log = []; const it = new Map([['a', 1], ['b', 2], ['c', 3]]);
for (const [k] of it) { log.push(k); if (k === 'a') { it.delete('b'); it.set('d', 4); } if (k === 'd') { it.delete('a'); it.set('a', 1); } if (log.length > 8) break; }
print(log); // expect: ['a', 'c', 'd', 'a']
const fe = []; const fm = new Map([[1, 1]]); fm.forEach(function (v, k, self) { fe.push([k, v, self === fm, this.ctx]); if (k < 3) fm.set(k + 1, v * 2); }, { ctx: 'c' }); print(fe); // expect: [[1, 1, true, 'c'], [2, 2, true, 'c'], [3, 4, true, 'c']]
const cl = new Map([[1, 1], [2, 2]]); const seen = []; for (const [k] of cl) { seen.push(k); if (seen.length === 1) { cl.clear(); cl.set(9, 9); } } print(seen); // expect: [1, 9]
const i2 = new Map([[1, 1]]).entries(); print(i2.next(), i2.next(), i2.next()); // expect: {value: [1, 1], done: false} {value: undefined, done: true} {value: undefined, done: true}
const late = new Map(); const li = late.keys(); late.set('x', 1); print(li.next().value, li.next().done, (late.set('y', 2), li.next().done)); // expect: x true true
print(thrown(() => Map()), thrown(() => new Map([1])), thrown(() => Map.prototype.get.call(new Set(), 1)), thrown(() => Map.prototype.size), thrown(() => new Map().forEach(5)), Map.length, flags(Map.prototype, 'size'), flags(Map.prototype, Symbol.toStringTag)); // expect: TypeError TypeError TypeError TypeError TypeError 0 g--c --c
const g = Map.groupBy([1, 2, 3, -0], (x) => x === 2 ? 0 : x); print([...g], Map.groupBy.length); // expect: [[1, [1]], [0, [2, -0]], [3, [3]]] 2
let adds = 0; class A extends Map { set(k, v) { adds++; return super.set(k, v); } } new A([[1, 1], [2, 2]]); print(adds, new Map(new Map([[1, 2]])).get(1), new Map([[1, 2, 3], []]).size, thrown(() => { const s = Map.prototype.set; Map.prototype.set = 5; try { new Map([[1, 1]]); } finally { Map.prototype.set = s; } })); // expect: 2 2 2 TypeError
const big = new Map(); for (let i = 0; i < 2000; i++) big.set('k' + i, i); for (let i = 0; i < 2000; i += 2) big.delete('k' + i); print(big.size, big.get('k1001'), big.has('k1000'), [...big.values()][1], Object.fromEntries(big).k1999); // expect: 1000 1001 false 3 1999
print(['clear', 'delete', 'entries', 'forEach', 'get', 'has', 'keys', 'set', 'values'].map((n) => Map.prototype[n].length), [...new Map([['p', { q: 1 }]]).values()], new Map([[{}, 1]]).get({}), new Map([[null, 'n'], [undefined, 'u']]).get()); // expect: [0, 1, 0, 1, 1, 1, 0, 2, 0] [{q: 1}] undefined u
