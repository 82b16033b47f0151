// Iterator and its prototype: constructor rules, weird accessors, attributes of the helpers.
print(typeof Iterator, Iterator.length, Iterator.name, flags(globalThis, 'Iterator')); // expect: function 0 Iterator w-c
print(flags(Iterator, 'prototype'), flags(Iterator.prototype, Symbol.toStringTag), flags(Iterator.prototype, 'constructor')); // expect: --- gs-c gs-c
print(Iterator.prototype[Symbol.toStringTag], Iterator.prototype.constructor === Iterator); // expect: Iterator true
for (const m of ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']) {
  const f = Iterator.prototype[m];
  if (f.name !== m || f.length !== (m === 'toArray' ? 0 : 1) || flags(Iterator.prototype, m) !== 'w-c') print('wrong', m);
}
print(Iterator.from.length, Iterator.from.name, flags(Iterator, 'from')); // expect: 1 from w-c
const helper = [1].values().map((x) => x);
const HelperPrototype = Object.getPrototypeOf(helper);
print(Object.getPrototypeOf(HelperPrototype) === Iterator.prototype, HelperPrototype[Symbol.toStringTag], flags(HelperPrototype, Symbol.toStringTag)); // expect: true Iterator Helper --c
print(Reflect.ownKeys(HelperPrototype), HelperPrototype.next.length, HelperPrototype.return.length); // expect: ['next', 'return', Symbol(Symbol.toStringTag)] 0 0
print(thrown(() => HelperPrototype.next.call({})), thrown(() => HelperPrototype.next.call((function* () { })()))); // expect: TypeError TypeError
print(thrown(() => { Iterator.prototype[Symbol.toStringTag] = 'x'; })); // expect: TypeError
const own = Object.create(Iterator.prototype);
own[Symbol.toStringTag] = 'Mine'; own.constructor = 5;
print(flags(own, Symbol.toStringTag), own[Symbol.toStringTag], own.constructor); // expect: wec Mine 5
class Sub extends Iterator { }
print(new Sub() instanceof Iterator, Object.prototype.toString.call(new Sub())); // expect: true [object Iterator]
print(thrown(() => Iterator.prototype.map.call(5, (x) => x)), thrown(() => [].values().map(1)), thrown(() => [].values().take(NaN)), thrown(() => [].values().take(-1))); // expect: TypeError TypeError RangeError RangeError
print([1, 2].values().take(0.9).toArray(), [1, 2].values().take(Infinity).toArray(), [1, 2].values().drop(Infinity).toArray()); // expect: [] [1, 2] []
