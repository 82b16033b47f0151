// Lengths near 2^53 in generic methods.
const t = thrown; const max = 2 ** 53 - 1;
print(t(() => [].push.call({ length: max }, 1)), t(() => [].unshift.call({ length: max }, 1)), t(() => [].splice.call({ length: max }, 0, 0, 1)), t(() => [].toSpliced.call({ length: max }, 0, 0, 1)), t(() => [].toSpliced.call({ length: 2 ** 32 - 1 }, 0, 0, 1))); // expect: TypeError TypeError TypeError TypeError RangeError
print([].pop.call({ length: max, [max - 1]: 'last' }), [].at.call({ length: max, [max - 1]: 'last' }, -1), [].indexOf.call({ length: max, [max - 1]: 'x' }, 'x', -1), [].lastIndexOf.call({ length: max, [max - 1]: 'x' }, 'x'), [].includes.call({ length: max, [max - 2]: 'y' }, 'y', -3)); // expect: last last 9007199254740990 9007199254740990 true
const o = { length: max - 1 }; print([].push.call(o, 'p'), o[max - 1], o.length); // expect: 9007199254740991 p 9007199254740991
const c = { length: Infinity, [max - 1]: 'z' }; print([].slice.call(c, -1), [].copyWithin.call({ length: max }, 0, max - 1).length, t(() => [].slice.call(c, 0)), [].fill.call({ length: max }, 1, max - 1)[max - 1], [].findLast.call(c, (x) => x === 'z')); // expect: ['z'] 9007199254740991 RangeError 1 z
print([].join.call({ length: -1 }), [].slice.call({ length: '3', 2: 'c' }, 2), [].map.call({ length: NaN }, (x) => x), [].forEach.call({ length: 1.99, 0: 'a', 1: 'b' }, (x) => print(x)), [].concat([], { length: 5 }).length); // expect: a
// expect:  ['c'] [] undefined 1
print(thrown(() => [1].concat({ length: max, [Symbol.isConcatSpreadable]: true })), [].reverse.call({ length: 3, 0: 'a' }), [].shift.call({ length: 1, 0: 'only' }), [].unshift.call({ length: 'x' })); // expect: TypeError {2: 'a', length: 3} only 0
