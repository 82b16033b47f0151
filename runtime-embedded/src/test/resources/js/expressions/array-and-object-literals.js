// Elisions, trailing commas, spread, computed keys, duplicate keys, __proto__.
print([,].length, [1,,].length, [,,1], [1,,2,,].length); // expect: 1 2 [<hole>, <hole>, 1] 4
print([...[,]], 0 in [...[,]]); // expect: [undefined] true
print({ a: 1, a: 2, ['a']: 3 }, { a: 1, get a() { return 9; } }.a); // expect: {a: 3} 9
const proto = { inherited: 1 };
const o = { __proto__: proto, own: 2 };
print(Object.getPrototypeOf(o) === proto, Object.keys(o)); // expect: true ['own']
print(Object.keys({ ['__proto__']: 1 }), Object.keys({ __proto__() {} })); // expect: ['__proto__'] ['__proto__']
const __proto__ = 5;
print(Object.keys({ __proto__ })); // expect: ['__proto__']
print(Object.getPrototypeOf({ __proto__: 5 }) === Object.prototype); // expect: true
print(Object.getPrototypeOf({ __proto__: null }), Object.getPrototypeOf({ '__proto__': null })); // expect: null null
print({ 1: 'a', 0x10: 'b', 1e3: 'c', .5: 'd', 'x y': 'e' }); // expect: {1: 'a', 16: 'b', 1000: 'c', 0.5: 'd', x y: 'e'}
print({ b: 1, 2: 1, a: 1, 1: 1 }); // expect: {1: 1, 2: 1, b: 1, a: 1}
print({ ...'ab', ...[9], ...null, ...5, x: 1 }); // expect: {0: 9, 1: 'b', x: 1}
print({ ...{ get v() { return 'read'; } } }); // expect: {v: 'read'}
let sets = 0;
const target = { set k(v) { sets++; }, ...{ k: 1 } };
print(sets, flags(target, 'k')); // expect: 0 wec
const sy = Symbol('q');
print({ ...{ [sy]: 1 } }[sy], Object.keys({ ...Object.create({ x: 1 }) })); // expect: 1 []
print(thrown(() => ({ ...{ get v() { throw new RangeError(); } } }))); // expect: RangeError
