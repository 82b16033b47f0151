// Spread in array literals reads the iterator, not the indices.
print([...[1, 2], 3, ...[], ...'xy', ...new Map([[1, 2]]).keys()]); // expect: [1, 2, 3, 'x', 'y', 1]
print([...[1, , 3]], [...Array(2)], Object.keys([...[, 1]])); // expect: [1, undefined, 3] [undefined, undefined] ['0', '1']
print(thrown(() => [...null]), thrown(() => [...{}]), thrown(() => [...1]), thrown(() => [...{ length: 1 }])); // expect: TypeError TypeError TypeError TypeError
const list = [1, 2, 3];
const copy = [...list];
copy.push(4);
print(list.length, copy, [...list, ...list]); // expect: 3 [1, 2, 3, 4] [1, 2, 3, 1, 2, 3]
const grow = [1]; let n = 0;
print([...{ *[Symbol.iterator]() { while (n++ < 3) yield grow.push(n); } }], grow); // expect: [2, 3, 4] [1, 1, 2, 3]
const own = [1, 2]; own[Symbol.iterator] = function* () { yield 'own'; };
print([...own], Array.from(own), [].concat(own)); // expect: ['own'] ['own'] [1, 2]
const saved = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function* () { yield 'patched'; };
const patched = [...[1, 2]];
Array.prototype[Symbol.iterator] = saved;
print(patched, [...[1]]); // expect: ['patched'] [1]
const proto = Object.getPrototypeOf([][Symbol.iterator]());
const next = proto.next; let calls = 0;
proto.next = function () { calls++; return next.call(this); };
const counted = [...[1, 2]];
proto.next = next;
print(counted, calls); // expect: [1, 2] 3
print([...'a\u{1f600}\ud800b'].map((c) => c.length), ['a', ...'b', , ...[,]].length); // expect: [1, 2, 1, 1] 4
print(thrown(() => [...{ [Symbol.iterator]: () => ({ next: () => ({ get value() { throw new RangeError(); } }) }) }])); // expect: RangeError
