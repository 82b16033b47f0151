// A property that another object of the same shape got before is not added where it may not be.
const first = { a: 1 };
first.b = 2;
const again = { a: 1 };
again.b = 3;
print(Object.keys(again)); // expect: ['a', 'b']
const closed = Object.preventExtensions({ a: 1 });
try {
  closed.b = 4;
} catch (e) {
  print(e.name); // expect: TypeError
}
print(Reflect.defineProperty(closed, "b", { value: 1 })); // expect: false
print(Object.keys(closed)); // expect: ['a']
const make = (v) => ({ x: v, y: v + 1, x2: { z: v } });
print([1, 2].map((v) => make(v).x2.z + make(v).y)); // expect: [3, 5]
print(Object.keys({ q: 1, r: 2, q: 3 })); // expect: ['q', 'r']
print({ q: 1, r: 2, q: 3 }.q); // expect: 3
