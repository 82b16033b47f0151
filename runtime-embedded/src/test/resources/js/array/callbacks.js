// map, filter, forEach, some, every, find*, reduce*: holes, changes while they run, results.
const h = [1, , 3];
print(h.map((x) => x * 2), h.filter(() => true), h.some((x) => x === undefined), h.every((x) => x > 0)); // expect: [2, <hole>, 6] [1, 3] false true
const seen = []; h.forEach((x, i) => seen.push(i)); print(seen, h.find((x) => x === undefined), h.findIndex((x) => x === undefined), h.findLastIndex((x) => x === undefined)); // expect: [0, 2] undefined 1 1
print(h.reduce((a, b) => a + b), h.reduceRight((a, b) => a + '' + b), thrown(() => [].reduce((a) => a)), thrown(() => [, ,].reduce((a) => a)), [].reduce((a) => a, 'init'), [5].reduce(() => 'never'), [, 7].reduceRight(() => 'never')); // expect: 4 31 TypeError TypeError init 5 7
const args = []; [10, 20].reduce((a, v, i, arr) => { args.push([a, v, i, arr.length]); return 'acc'; }); print(args); // expect: [[10, 20, 1, 2]]
const grow = [1, 2]; let n = 0; grow.forEach((x) => { n++; grow.push(x); }); print(n, grow); // expect: 2 [1, 2, 1, 2]
const shrink = [1, 2, 3, 4]; const visited = []; shrink.forEach((x) => { visited.push(x); shrink.pop(); }); print(visited); // expect: [1, 2]
const change = [1, 2, 3]; print(change.map((x, i) => { change[i + 1] = 'changed'; return x; })); // expect: [1, 'changed', 'changed']
const del = [1, 2, 3]; print(del.map((x, i) => { delete del[1]; return x; }), del.filter(Boolean)); // expect: [1, <hole>, 3] [1, 3]
print([1, 2, 3, 4].find((x) => x > 2), [1, 2, 3, 4].findLast((x) => x < 4), [1, 2].findIndex((x) => x > 5), [1, 2, 1].findLastIndex((x) => x === 1), [].find(() => 1)); // expect: 3 3 -1 2 undefined
const fl = []; [1, , 3].findLast((x, i) => { fl.push([i, x]); }); print(fl); // expect: [[2, 3], [1, undefined], [0, 1]]
print([].every(() => false), [].some(() => true), [0, ''].some(Boolean), [1, 'a'].every(Boolean), [1, 2].some((x) => 'truthy'), [3].every(() => 0)); // expect: true false false true true false
print(['1', '2', '3'].map(Number), ['1', '2', '3'].map(parseInt), [1, 2, 3].map(String), [[1, 2], [3]].map((x) => x.length)); // expect: [1, 2, 3] [1, NaN, NaN] ['1', '2', '3'] [2, 1]
const like = { length: 3, 0: 'a', 2: 'c' }; print([].map.call(like, (x) => x + x), [].filter.call('hello', (c) => c > 'h'), [].reduce.call('abc', (a, c) => c + a), [].every.call(5, () => false)); // expect: ['aa', <hole>, 'cc'] ['l', 'l', 'o'] cba true
const log = []; const like2 = { get length() { log.push('length'); return { valueOf() { log.push('valueOf'); return 1; } }; }, get 0() { log.push('get 0'); return 'x'; } }; print(thrown(() => [].map.call(like2, 5)), log); // expect: TypeError ['length', 'valueOf']
const early = []; print([1, 2, 3].some((x) => { early.push(x); return x === 2; }), [1, 2, 3].every((x) => { early.push(x); return x < 2; }), early); // expect: true false [1, 2, 1, 2]
print(thrown(() => [1].map(() => { throw new RangeError(); })), [1, 2, 3, 4, 5].reduceRight((a, x, i) => a + x * i), [[0, 1], [2]].reduceRight((a, b) => a.concat(b)), [1, 2, 3].reduce((a, x) => ({ ...a, [x]: x }), {})); // expect: RangeError 25 [2, 0, 1] {1: 1, 2: 2, 3: 3}
const inherited = [, 'own']; Array.prototype[0] = 'proto'; const viaProto = inherited.map((x) => x); delete Array.prototype[0]; print(viaProto); // expect: ['proto', 'own']
