// union, intersection, difference, symmetricDifference, isSubsetOf, isSupersetOf, isDisjointFrom.
const a = new Set([1, 2, 3]), b = new Set([3, 4, 1]);
print([...a.union(b)], [...a.intersection(b)], [...a.difference(b)], [...a.symmetricDifference(b)]); // expect: [1, 2, 3, 4] [1, 3] [2] [2, 4]
print(new Set([1]).isSubsetOf(a), a.isSubsetOf(b), a.isSupersetOf(new Set([2, 3])), a.isSupersetOf(b), a.isDisjointFrom(new Set([9])), a.isDisjointFrom(b)); // expect: true false true false true false
print([...new Set([3, 2, 1]).intersection(new Set([1, 2]))], [...new Set([1, 2]).intersection(new Set([3, 2, 1]))], [...new Set([5, 1]).union(new Map([[1, 'v'], [7, 'w']]))]); // expect: [1, 2] [1, 2] [5, 1, 7]
print(thrown(() => a.union([1])), thrown(() => a.union({ size: NaN, has() { }, keys() { } })), thrown(() => a.union({ size: -1, has() { }, keys() { } })), thrown(() => a.union({ size: 1, has: 1, keys() { } })), thrown(() => a.union({ size: 1, has() { } }))); // expect: TypeError TypeError RangeError TypeError TypeError
const log = []; const like = { get size() { log.push('size'); return 2; }, get has() { log.push('has'); return (x) => { log.push('has ' + x); return x === 1; }; }, get keys() { log.push('keys'); return function () { log.push('call keys'); return [1, 8].values(); }; } };
print([...a.intersection(like)], log.splice(0)); // expect: [1] ['size', 'has', 'keys', 'call keys']
print([...new Set([1]).intersection(like)], log.splice(0)); // expect: [1] ['size', 'has', 'keys', 'has 1']
print([...a.difference(like)], log.splice(0).slice(3), new Set([1]).isSubsetOf(like), log.splice(0).slice(3), a.isSupersetOf(like), log.splice(0).slice(3)); // expect: [2, 3] ['call keys'] true ['has 1'] false ['call keys']
print(a.isSubsetOf({ size: 1, has: () => { throw 1; }, keys() { } }), [...a.union({ size: Infinity, has() { }, keys: () => [-0].values() })], [...a]); // expect: false [1, 2, 3, 0] [1, 2, 3]
let closed = 0; const closing = { size: 1, has: () => true, keys: () => ({ next: () => ({ value: 99, done: false }), return() { closed++; return {}; } }) }; print(a.isSupersetOf(closing), closed, new Set([99, 1]).isDisjointFrom(closing), closed); // expect: false 1 false 2
for (const n of ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']) if (Set.prototype[n].length !== 1 || flags(Set.prototype, n) !== 'w-c' || thrown(() => Set.prototype[n].call(new Map(), a)) !== 'TypeError') print('wrong', n);
class S extends Set { } print(new S([1]).union(a) instanceof S, new S([1]).union(a).constructor.name, a.union(new Set()) === a); // expect: false Set false
print(Set.length, thrown(() => Set()), new Set('aab').size, Set.prototype.keys === Set.prototype[Symbol.iterator], thrown(() => new Set(5)), new Set(undefined).size, [...new Set([1]).entries()]); // expect: 0 TypeError 2 true TypeError 0 [[1, 1]]
