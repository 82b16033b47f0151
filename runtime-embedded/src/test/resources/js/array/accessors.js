// at, concat, slice, join, indexOf, lastIndexOf, includes, flat, with and the copying methods.
const a = [1, 2, 3, 2, NaN];
print(a.at(0), a.at(-1), a.at(9), a.at(-9), a.at(1.9), a.at('1'), a.at(NaN), a.at()); // expect: 1 NaN undefined undefined 2 2 1 1
print(a.indexOf(2), a.indexOf(2, 2), a.indexOf(2, -2), a.indexOf(NaN), a.lastIndexOf(2), a.lastIndexOf(2, 2), a.lastIndexOf(2, -5), a.lastIndexOf(1, undefined)); // expect: 1 3 3 -1 3 1 -1 0
print(a.includes(NaN), a.includes(2, 4), [,].includes(undefined), [,].indexOf(undefined), [0].includes(-0), [0].indexOf(-0), a.includes(1, -5), a.includes(1, Infinity)); // expect: true false true -1 true 0 true false
print([1].concat(2, [3, [4]], 'ab', null), [].concat([1, , 3]), [,].concat([,]).length, [1].concat([], [[]])); // expect: [1, 2, 3, [4], 'ab', null] [1, <hole>, 3] 2 [1, []]
print([1, 2, 3].slice(1), [1, 2, 3].slice(-2, -1), [1, 2, 3].slice(2, 1), [1, , 3].slice(0, 2), [1, 2].slice(NaN, Infinity), [1, 2].slice(undefined, undefined), [1, 2].slice(0, null)); // expect: [2, 3] [2] [] [1, <hole>] [1, 2] [1, 2] []
print([1, null, undefined, [2, [3]], , 'x'].join(), [1, 2].join(''), [1, 2].join(undefined), [1, 2].join(null), [].join(), [[]].join('-'), [null].join()); // expect: 1,,,2,3,,x 12 1,2 1null2
const cyc = [1]; cyc.push(cyc, 2); print(String([[], [[]]]), [1, [2, [3]]].toString(), Array.prototype.toString.call({ join: () => 'joined' }), Array.prototype.toString.call({ join: 5 })); // expect: , 1,2,3 joined [object Object]
print([1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(2), [1, [2, [3]]].flat(Infinity), [1, [2]].flat(0), [1, , [2, , 3]].flat(), [[1]].flat(-1), ['ab', ['cd']].flat()); // expect: [1, 2, [3, [4]]] [1, 2, 3, [4]] [1, 2, 3] [1, [2]] [1, 2, 3] [[1]] ['ab', 'cd']
print([1, 2].flatMap((x) => [x, [x]]), [1, 2].flatMap((x) => x * 2), ['a b', 'c'].flatMap((s) => s.split(' ')), [1, , 2].flatMap((x) => [x])); // expect: [1, [1], 2, [2]] [2, 4] ['a', 'b', 'c'] [1, 2]
const o = [3, 1, , 2]; print(o.toSorted(), o.toReversed(), o.toSpliced(1, 2, 'x'), o.with(0, 'w'), o.with(-1, 'l'), o); // expect: [1, 2, 3, undefined] [2, undefined, 1, 3] [3, 'x', 2] ['w', 1, undefined, 2] [3, 1, undefined, 'l'] [3, 1, <hole>, 2]
print(thrown(() => o.with(4, 1)), thrown(() => o.with(-5, 1)), o.with('1', 'q')[1], o.with(1.9, 'r')[1], thrown(() => [].with(0, 1)), thrown(() => o.toSorted(5))); // expect: RangeError RangeError q r RangeError TypeError
print(o.toSpliced(), o.toSpliced(1), o.toSpliced(0, 0, 'n').length, o.toSpliced(undefined), thrown(() => [].toReversed.call({ length: 2 ** 32 })), [].toSorted.call({ length: 2, 0: 'b', 1: 'a' })); // expect: [3, 1, undefined, 2] [3] 5 [] RangeError ['a', 'b']
class S extends Array { } const s = S.of(1, 2); print(s.toSorted() instanceof S, s.with(0, 1) instanceof S, s.toSpliced(0) instanceof S, s.slice() instanceof S, s.flat() instanceof S); // expect: false false false true true
print([1, 2, 3].indexOf(3, -1), [1, 2].indexOf(1, 5), [].indexOf(1), [].lastIndexOf(1), [1, 2, 1].lastIndexOf(1, 1.9), ['a'].indexOf('a', -Infinity), [].at(0), [].includes()); // expect: 2 -1 -1 -1 0 0 undefined false
print([].concat.call(5, [1]).length, typeof [].concat.call(5)[0], [].slice.call('abc', 1), [].join.call({ length: 3, 1: 'm' }, '-'), [].includes.call('abc', 'b'), [].at.call({ length: 2, 1: 'z' }, -1)); // expect: 2 object ['b', 'c'] -m- true z
print([1.5, -0, 1e21].join(), [[1, 2], [3]] + '', [{}, () => 1].join('|')); // expect: 1.5,0,1e+21 1,2,3 [object Object]|() => 1
