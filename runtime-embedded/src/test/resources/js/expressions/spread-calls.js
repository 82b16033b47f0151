// Spread in calls and new: any iterable, holes become undefined, order of iteration and calls.
const f = (...a) => a;
print(f(...[1, 2], 3, ...'ab')); // expect: [1, 2, 3, 'a', 'b']
print(f(...[1, , 3])); // expect: [1, undefined, 3]
print(f(...new Set([1, 1, 2]), ...new Map([[1, 2]]))); // expect: [1, 2, [1, 2]]
function* g() { yield 1; yield 2; return 3; }
print(f(...g()), new Array(...g())); // expect: [1, 2] [1, 2]
print(thrown(() => f(...null)), thrown(() => f(...{})), thrown(() => f(...5))); // expect: TypeError TypeError TypeError
print(Math.max(...[]), f(...[], ...[])); // expect: -Infinity []
const o = { n: 5, m(...a) { return [this.n, a.length]; } };
print(o.m(...[1, 2, 3]), o['m'](...''), o?.m(...[1])); // expect: [5, 3] [5, 0] [5, 1]
const log = [];
const it = { *[Symbol.iterator]() { log.push('start'); yield 1; log.push('end'); } };
f((log.push('a'), 0), ...it, (log.push('b'), 0));
print(log); // expect: ['a', 'start', 'end', 'b']
class P extends Array { constructor(...a) { super(...a); } }
print(new P(1, 2, 3).length, new P(...[7, 8])); // expect: 3 [7, 8]
print(f(...f(...f(...[1])))); // expect: [1]
print(String.fromCharCode(...[72, 105])); // expect: Hi
print(f.call(...[null, 1, 2]), f.apply(null, [1, , 2])); // expect: [1, 2] [1, undefined, 2]
const many = f(...Array(5000).keys());
print(many.length, many[4999]); // expect: 5000 4999
