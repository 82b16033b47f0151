// ArrayBuffer, resizable buffers, transfer, DataView.
const b = new ArrayBuffer(8); print(b.byteLength, ArrayBuffer.isView(new Uint8Array()), ArrayBuffer.isView(new DataView(b)), ArrayBuffer.isView(b), b.slice(2, 6).byteLength, b.slice(-2).byteLength, ArrayBuffer.length); // expect: 8 true true false 4 2 1
print(thrown(() => ArrayBuffer(1)), thrown(() => new ArrayBuffer(-1)), new ArrayBuffer().byteLength, thrown(() => new ArrayBuffer(2 ** 53)), b[Symbol.toStringTag], b.resizable, b.maxByteLength, b.detached); // expect: TypeError RangeError 0 RangeError ArrayBuffer false 8 false
const d = new DataView(b); d.setInt16(0, -2); d.setFloat32(4, 1.5, true);
print(d.getUint8(0), d.getUint8(1), d.getInt16(0), d.getInt16(0, true), d.getUint16(0), d.getFloat32(4, true), d.getUint32(4)); // expect: 255 254 -2 -257 65534 1.5 49215
print(thrown(() => d.getInt32(5)), thrown(() => d.getInt8(-1)), thrown(() => d.getInt8(8)), thrown(() => DataView(b)), thrown(() => new DataView({})), thrown(() => new DataView(b, 9)), thrown(() => new DataView(b, 1, 8)), new DataView(b, 2).byteLength); // expect: RangeError RangeError RangeError TypeError TypeError RangeError RangeError 6
d.setUint8(0, 300); d.setFloat64(0, -0); print(d.getUint8(0), d.getFloat64(0), d.byteOffset, d.getInt8.length, d.setInt16.length, d.getUint8()); // expect: 128 -0 0 1 2 128
const r = new ArrayBuffer(2, { maxByteLength: 6 }); const v = new Uint8Array(r), fixed = new Uint8Array(r, 0, 2); v[1] = 9;
r.resize(5); print(r.byteLength, v.length, fixed.length, [...v], r.resizable, r.maxByteLength, thrown(() => r.resize(7)), thrown(() => b.resize(1))); // expect: 5 5 2 [0, 9, 0, 0, 0] true 6 RangeError TypeError
r.resize(1); print(v.length, fixed.length, fixed.byteOffset, fixed[0], thrown(() => fixed.fill(1)), thrown(() => new ArrayBuffer(5, { maxByteLength: 2 }))); // expect: 1 0 0 undefined TypeError RangeError
const src = new ArrayBuffer(4); const w = new Uint8Array(src); w[0] = 7; const moved = src.transfer(8);
print(src.detached, src.byteLength, w.length, w[0], moved.byteLength, new Uint8Array(moved)[0], thrown(() => src.slice()), thrown(() => w.fill(0)), thrown(() => new Uint8Array(src))); // expect: true 0 0 undefined 8 7 TypeError TypeError TypeError
w[0] = 5; print(0 in w, Object.keys(w), moved.transferToFixedLength().resizable, moved.detached, thrown(() => [...w])); // expect: false [] false true TypeError
print(flags(ArrayBuffer.prototype, 'byteLength'), flags(ArrayBuffer.prototype, Symbol.toStringTag), thrown(() => ArrayBuffer.prototype.byteLength), DataView.length, DataView.prototype[Symbol.toStringTag]); // expect: g--c --c TypeError 1 DataView
