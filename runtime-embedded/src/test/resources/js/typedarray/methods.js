// Methods of %TypedArray%: copies, views, searches, set, subarray, sort by number.
const u = Uint8Array.of(5, 1, 10, 3); const s = (t) => [...t];
print(s(u.slice(1, 3)), s(u.subarray(1, 3)), u.subarray(1).buffer === u.buffer, u.subarray(1).byteOffset, u.slice(1).buffer === u.buffer); // expect: [1, 10] [1, 10] true 1 false
print(s(u.map((x) => x * 100)), s(u.filter((x) => x > 2)), u.reduce((a, b) => a + b), u.indexOf(10), u.includes(11), u.lastIndexOf(1), u.join('-'), u.at(-1), u.find((x) => x > 5), u.findLast((x) => x < 5)); // expect: [244, 100, 232, 44] [5, 10, 3] 19 2 false 1 5-1-10-3 3 10 3
print(s(u.toSorted()), s(u.toReversed()), s(u.with(0, 300)), s(u.sort()), s(u.sort((a, b) => b - a)), s(u.reverse())); // expect: [1, 3, 5, 10] [3, 10, 1, 5] [44, 1, 10, 3] [1, 3, 5, 10] [10, 5, 3, 1] [1, 3, 5, 10]
print(s(Float64Array.of(3, NaN, -0, 0, -Infinity, 1).sort()), thrown(() => u.sort(5)), thrown(() => u.with(4, 0)), thrown(() => u.toSorted(null))); // expect: [-Infinity, -0, 0, 1, 3, NaN] TypeError RangeError TypeError
print(s(new Uint8Array(4).fill(7, 1, 3)), s(Uint8Array.of(1, 2, 3, 4).copyWithin(0, 2)), s(u.keys()), s(u.entries())[0], u.some((x) => x > 9), u.every((x) => x > 1)); // expect: [0, 7, 7, 0] [3, 4, 3, 4] [0, 1, 2, 3] [0, 1] true false
const t = new Uint8Array(4); t.set([1, 2]); t.set(Uint8Array.of(9), 3); print(s(t), thrown(() => t.set([1], 4)), thrown(() => t.set([1], -1)), t.set('78', 1), s(t), thrown(() => t.set(5)), t.set.length); // expect: [1, 2, 0, 9] RangeError RangeError undefined [1, 7, 8, 9] no error: undefined 1
const o = Uint8Array.of(1, 2, 3, 4); o.set(o.subarray(0, 3), 1); print(s(o), new Float32Array(o.buffer.slice(0, 4)).length); // expect: [1, 1, 2, 3] 1
print('push' in u, 'concat' in u, 'flat' in u, 'splice' in u, 'toSpliced' in u, [].concat(u).length, s(Array.from(u)), Array.prototype.map.call(u, (x) => x + 0.5)); // expect: false false false false false 1 [1, 3, 5, 10] [1.5, 3.5, 5.5, 10.5]
print(u.toString(), u.toLocaleString === Array.prototype.toLocaleString, u.length === u.byteLength, Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length').get.name); // expect: 1,3,5,10 false true get length
const P = Object.getPrototypeOf(Uint8Array.prototype);
print(thrown(() => P.length), thrown(() => P.map.call([], (x) => x)), thrown(() => P.slice.call({})), thrown(() => u.map(5)), thrown(() => u.forEach())); // expect: TypeError TypeError TypeError TypeError TypeError
class U extends Uint8Array { static get [Symbol.species]() { return Uint16Array; } } const x = U.of(1, 2).map((v) => v * 300); print(x.constructor.name, s(x), U.of(1).slice().constructor.name, U.of(1).toSorted().constructor.name); // expect: Uint16Array [300, 600] Uint16Array Uint8Array
