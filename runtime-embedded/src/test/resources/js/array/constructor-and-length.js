// Array constructor, of, from, isArray, length in every direction.
print(new Array(3).length, Array(3).length, new Array('3'), new Array(1, 2), Array(), 0 in new Array(1)); // expect: 3 3 ['3'] [1, 2] [] false
print(thrown(() => new Array(-1)), thrown(() => new Array(1.5)), thrown(() => new Array(2 ** 32)), new Array(2 ** 32 - 1).length, thrown(() => Array(NaN))); // expect: RangeError RangeError RangeError 4294967295 RangeError
print(Array.of(3), Array.of(), Array.of(undefined), Array.of.call(Object, 1, 2).length, Array.of.length); // expect: [3] [] [undefined] 2 0
print(Array.isArray([]), Array.isArray(new Proxy([], {})), Array.isArray({ __proto__: Array.prototype, length: 0 }), Array.isArray(Array.prototype), Array.isArray(new Uint8Array())); // expect: true true false true false
const a = [1, 2, 3, 4]; a.length = 2; print(a, a.length = 5, a, a[3]); // expect: [1, 2, <hole>, <hole>, <hole>] 5 [1, 2, <hole>, <hole>, <hole>] undefined
print(thrown(() => { a.length = -1; }), thrown(() => { a.length = 1.5; }), thrown(() => { a.length = 2 ** 32; }), thrown(() => { a.length = 'x'; }), (a.length = '1', a), (a.length = true, a.length)); // expect: RangeError RangeError RangeError RangeError [1] 1
let calls = 0; a.length = { valueOf() { calls++; return 2; } }; print(a.length, calls); // expect: 2 2
const b = [1, 2, 3]; Object.defineProperty(b, 1, { configurable: false }); print(thrown(() => { b.length = 0; }), b.length, b); // expect: TypeError 2 [1, 2]
const c = [1]; Object.defineProperty(c, 'length', { writable: false }); print(thrown(() => { c[1] = 1; }), thrown(() => c.push(1)), thrown(() => c.pop()), (c[0] = 9, c), thrown(() => { c.length = 1; })); // expect: TypeError TypeError TypeError [9] TypeError
const d = []; d[2 ** 32 - 2] = 'last'; print(d.length, thrown(() => d.push('x')), d[2 ** 32 - 1], d.length); // expect: 4294967295 RangeError x 4294967295
print(thrown(() => [].push.call({ length: 2 ** 53 - 1 }, 1)), [].push.call({ length: 2 ** 53 - 2, }, 1), [].push.call({}, 1, 2)); // expect: TypeError 9007199254740991 2
print(flags([], 'length'), flags([1], 0), Reflect.ownKeys([, 1]), Object.prototype.hasOwnProperty.call([, 1], 0)); // expect: w-- wec ['1', 'length'] false
print(Array.from('abc'), Array.from({ length: 2 }), Array.from({ length: 2, 0: 'x' }, (v, i) => v ?? i), Array.from([1, , 3]), Array.from(new Set([1])), Array.from(5)); // expect: ['a', 'b', 'c'] [undefined, undefined] ['x', 1] [1, undefined, 3] [1] []
print(Array.from([1, 2], function (x) { return this.k * x; }, { k: 10 }), thrown(() => Array.from([], 5)), thrown(() => Array.from(null)), Array.from({ length: -1 }), thrown(() => Array.from({ length: Infinity }))); // expect: [10, 20] TypeError TypeError [] RangeError
class M extends Array { constructor(...x) { log.push(x); super(...x); } } const log = []; M.from([1, 2]); M.from({ length: 2 }); M.of(1, 2); print(log); // expect: [[], [2], [2]]
print(Array.from.call(function (n) { this.n = n; }, { length: 1, 0: 'z' })); // expect: {0: 'z', n: 1, length: 1}
print(Array.length, Array.name, flags(Array, 'prototype'), Array.prototype.length, flags(Array.prototype, 'length')); // expect: 1 Array --- 0 w--
