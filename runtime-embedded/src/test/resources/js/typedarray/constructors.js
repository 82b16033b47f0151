// Typed arrays: conversions of every type, constructors, buffers, attributes.
const store = (T, ...v) => [...new T(v)];
print(store(Uint8Array, 255, 256, -1, 1.9, -1.9, NaN, Infinity, '7', null, true)); // expect: [255, 0, 255, 1, 255, 0, 0, 7, 0, 1]
print(store(Int8Array, 127, 128, -129, 255), store(Uint8ClampedArray, -5, 300, 1.5, 2.5, 0.5, NaN, 254.5)); // expect: [127, -128, 127, -1] [0, 255, 2, 2, 0, 0, 254]
print(store(Int16Array, 32768, -32769), store(Uint16Array, 65536, -1), store(Int32Array, 2 ** 31, 2 ** 32 + 5), store(Uint32Array, -1, 2 ** 32)); // expect: [-32768, 32767] [0, 65535] [-2147483648, 5] [4294967295, 0]
print(store(Float32Array, 0.1, 1e40, -0, 16777217), store(Float64Array, 0.1, NaN, -0)); // expect: [0.10000000149011612, Infinity, -0, 16777216] [0.1, NaN, -0]
const TA = Object.getPrototypeOf(Uint8Array);
print(TA.name, TA.length, thrown(() => TA()), thrown(() => new TA()), thrown(() => Uint8Array(1)), Object.getPrototypeOf(TA) === Function.prototype); // expect: TypedArray 0 TypeError TypeError TypeError true
print(['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64'].map((n) => globalThis[n + 'Array'].BYTES_PER_ELEMENT + globalThis[n + 'Array'].length)); // expect: [4, 4, 4, 5, 5, 7, 7, 7, 11]
print(flags(Uint8Array, 'BYTES_PER_ELEMENT'), flags(Uint8Array.prototype, 'BYTES_PER_ELEMENT'), flags(TA.prototype, 'length'), flags(TA.prototype, Symbol.toStringTag), TA.prototype[Symbol.toStringTag]); // expect: --- --- g--c g--c undefined
print(new Uint8Array(2), new Uint8Array(), new Uint8Array('3').length, new Uint8Array([1, [2], '3']), new Uint8Array({ length: 2, 0: 7 }), new Uint8Array(new Set([5])), new Uint8Array(null).length); // expect: {0: 0, 1: 0} {} 3 {0: 1, 1: 2, 2: 3} {0: 7, 1: 0} {0: 5} 0
print(thrown(() => new Uint8Array(-1)), new Uint8Array(1.9).length, thrown(() => new Uint8Array(Symbol())), thrown(() => new Uint8Array(2 ** 53)), thrown(() => new Uint8Array([Symbol()]))); // expect: RangeError 1 TypeError RangeError TypeError
const b = new ArrayBuffer(8); const u = new Uint8Array(b), i = new Uint16Array(b, 2, 2), f = new Float32Array(b, 4);
i[0] = 0x1234; u[4] = 0; u[5] = 0; u[6] = 128; u[7] = 63;
print(u[2] === 0x34, u[3] === 0x12, f[0], i.byteOffset, i.length, i.byteLength, f.length, i.buffer === b); // expect: true true 1 2 2 4 1 true
print(thrown(() => new Uint16Array(b, 1)), thrown(() => new Uint16Array(b, 0, 5)), thrown(() => new Uint32Array(new ArrayBuffer(5))), thrown(() => new Uint8Array(b, 9)), new Uint8Array(b, 8).length); // expect: RangeError RangeError RangeError RangeError 0
print(new Int8Array(new Uint8Array([200])), new Float64Array(new Int8Array([-1])), u.constructor === Uint8Array, Object.prototype.toString.call(f)); // expect: {0: -56} {0: -1} true [object Float32Array]
print(Uint8Array.of(1, 300), Uint8Array.from('123', Number), Uint8Array.from({ length: 2 }, (v, k) => k), Uint8Array.from.length, thrown(() => Uint8Array.from(null)), thrown(() => TA.of.call(Array, 1))); // expect: {0: 1, 1: 44} {0: 1, 1: 2, 2: 3} {0: 0, 1: 1} 1 TypeError TypeError
print(Reflect.ownKeys(Uint8Array.prototype).sort(), 'map' in Uint8Array.prototype, Object.hasOwn(TA.prototype, 'map'), TA.prototype[Symbol.iterator] === TA.prototype.values, TA.prototype.toString === Array.prototype.toString); // expect: ['BYTES_PER_ELEMENT', 'constructor'] true true true true
