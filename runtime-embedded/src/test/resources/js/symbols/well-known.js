// Well-known symbols as protocol: toStringTag, isConcatSpreadable, species, match, unscopables.
const tagged = { [Symbol.toStringTag]: 'T' };
const str = (v) => Object.prototype.toString.call(v);
print(str(tagged), str({ [Symbol.toStringTag]: 5 }), str(Object.assign([], { [Symbol.toStringTag]: 'A' })), String(tagged)); // expect: [object T] [object Object] [object A] [object T]
print([null, undefined, 1, 's', true, Symbol(), [], {}, () => { }, /x/, new Date(), new Error(), new Map(), Promise.resolve(), JSON, Math, new Proxy([], {})].map((v) => str(v).slice(8, -1)).join(' ')); // expect: Null Undefined Number String Boolean Symbol Array Object Function RegExp Date Error Map Promise JSON Math Array
print(str((function () { return arguments; })()), str(Reflect), str(new Uint8Array()), str(new WeakMap()), str((function* () { })())); // expect: [object Arguments] [object Reflect] [object Uint8Array] [object WeakMap] [object Generator]
const spreadable = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
const closed = Object.assign([1, 2], { [Symbol.isConcatSpreadable]: false });
print([0].concat(spreadable), [0].concat(closed).length, [].concat({ length: 1 }).length); // expect: [0, 'a', 'b'] 2 1
for (const C of [Array, Map, Set, Promise, RegExp, ArrayBuffer, Object.getPrototypeOf(Uint8Array)]) if (C[Symbol.species] !== C || flags(C, Symbol.species) !== 'g--c') print('wrong', C.name);
print(Object.getOwnPropertyDescriptor(Array, Symbol.species).get.name, Symbol.species in Date, Symbol.species in WeakMap); // expect: get [Symbol.species] false false
print(Object.keys(Array.prototype[Symbol.unscopables]), Object.getPrototypeOf(Array.prototype[Symbol.unscopables])); // expect: ['at', 'copyWithin', 'entries', 'fill', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flat', 'flatMap', 'includes', 'keys', 'toReversed', 'toSorted', 'toSpliced', 'values'] null
print('x/a/'.includes({ [Symbol.match]: false, toString: () => '/a/' }), thrown(() => 'x'.includes(/x/))); // expect: true TypeError
print('abc'.replace({ [Symbol.replace]: (s, r) => s + r }, '!'), 'abc'.search({ [Symbol.search]: () => 7 }), 'a-b'.split({ [Symbol.split]: (s, l) => [s, l] }, 3), 'q'.match({ [Symbol.match]: (s) => s + 'm' })); // expect: abc! 7 ['a-b', 3] qm
print(flags(Array.prototype, Symbol.unscopables), flags(Math, Symbol.toStringTag), flags(Promise.prototype, Symbol.toStringTag)); // expect: --c --c --c
