// sort: default order by strings, undefined last, holes after, stable, comparator rules.
print([3, 1, 10, 2].sort(), ['b', 'a', 'C', 'B'].sort(), [true, false, null, 'm', 5].sort(), [-1, -2, 0, 5].sort()); // expect: [1, 10, 2, 3] ['B', 'C', 'a', 'b'] [5, false, 'm', null, true] [-1, -2, 0, 5]
print([3, undefined, 1, , 2].sort(), [, undefined, ,].sort(), [undefined, 3].sort(() => { throw 1; })); // expect: [1, 2, 3, undefined, <hole>] [undefined, <hole>, <hole>] [3, undefined]
print([3, 1, 2].sort((a, b) => b - a), [5, 1, 4].sort((a, b) => a > b ? 1 : -1), [1, 2, 3].sort(() => 0), [2, 1].sort(undefined)); // expect: [3, 2, 1] [1, 4, 5] [1, 2, 3] [1, 2]
const people = Array.from({ length: 40 }, (_, i) => ({ k: i % 4, i })); people.sort((a, b) => a.k - b.k);
print(people.every((p, i) => i === 0 || people[i - 1].k < p.k || (people[i - 1].k === p.k && people[i - 1].i < p.i))); // expect: true
print(thrown(() => [1].sort(5)), thrown(() => [].sort(null)), thrown(() => [2, 1].sort(() => { throw new RangeError(); })), thrown(() => [1, 2].sort(() => Symbol()))); // expect: TypeError TypeError RangeError TypeError
const a = [2, 1]; print(a.sort() === a, [2, 1].sort(() => '-1'), [1, 2].sort(() => NaN), [1, 2, 3].sort(() => undefined)); // expect: true [1, 2] [1, 2] [1, 2, 3]
print(['\ud83d\ude00', '\uffff', 'a'].sort().map((s) => s.length), ['é', 'e', 'z', 'E'].sort(), ['10', 9, '1', 1].sort()); // expect: [1, 2, 1] ['E', 'e', 'z', 'é'] ['1', 1, '10', 9]
print([].sort.call({ length: 3, 0: 'c', 1: 'a', 2: 'b' }), [].sort.call({ length: 3, 0: 'z', 2: 'a' })); // expect: {0: 'a', 1: 'b', 2: 'c', length: 3} {0: 'a', 1: 'z', length: 3}
const big = Array.from({ length: 500 }, (_, i) => (i * 7919) % 500); big.sort((x, y) => x - y); print(big.every((x, i) => x === i), big.sort((x, y) => y - x)[0], big.sort()[2]); // expect: true 499 10
const calls = []; const o = (n) => ({ toString() { calls.push(n); return n; } }); print([o('b'), o('a')].sort().map(String), calls.length >= 2); // expect: ['a', 'b'] true
print([3, 2, 1].toSorted((x, y) => x - y), [, 1].toSorted(), ['b', , 'a'].toSorted().length, [1, 2, 3].toSorted(() => -1).length); // expect: [1, 2, 3] [1, undefined] 3 3
const frozen = Object.freeze([2, 1]); print(thrown(() => frozen.sort()), frozen.toSorted(), [-0, 0, -1].sort((x, y) => x - y)); // expect: TypeError [1, 2] [-1, -0, 0]
const getter = [3, 1]; Object.defineProperty(getter, 0, { get: () => 3, set(v) { calls.push(v); }, configurable: true, enumerable: true }); getter.sort(); print(calls.at(-1), getter[1]); // expect: 1 3
