// map, filter, take, drop, flatMap, reduce, toArray, forEach, some, every, find, from.
const nums = () => [1, 2, 3, 4, 5].values();
print([...nums().map((x, i) => x * i)], nums().filter((x) => x % 2).toArray()); // expect: [0, 2, 6, 12, 20] [1, 3, 5]
print(nums().take(2).toArray(), nums().drop(3).toArray(), nums().drop(1).take(2).toArray()); // expect: [1, 2] [4, 5] [2, 3]
print(nums().flatMap((x) => x > 3 ? [] : [x, [x]]).toArray()); // expect: [1, [1], 2, [2], 3, [3]]
print(nums().reduce((a, b) => a + b), nums().reduce((a, b) => a + b, 'x'), nums().reduce((a, b, i) => a + i)); // expect: 15 x12345 11
print(thrown(() => [].values().reduce((a) => a)), [].values().reduce((a) => a, undefined)); // expect: TypeError undefined
print(nums().some((x) => x > 4), nums().every((x) => x < 5), nums().find((x) => x > 2), nums().find(() => 0)); // expect: true false 3 undefined
print([].values().some(Boolean), [].values().every(Boolean)); // expect: false true
const seen = []; print(nums().forEach((x, i) => seen.push(x + i)), seen); // expect: undefined [1, 3, 5, 7, 9]
print(thrown(() => nums().flatMap((x) => 'ab').toArray()), nums().take(1).flatMap((x) => Object('ab')).toArray()); // expect: TypeError ['a', 'b']
print(thrown(() => nums().flatMap((x) => 5).toArray())); // expect: TypeError
function* naturals() { let n = 0; while (true) yield n++; }
print(naturals().filter((n) => n % 3 === 0).map((n) => n * n).drop(1).take(3).toArray()); // expect: [9, 36, 81]
const lazy = []; const m = nums().map((x) => { lazy.push(x); return x; });
print(lazy.length, m.next(), lazy.length, m.next().value); // expect: 0 {value: 1, done: false} 1 2
const wrapped = Iterator.from({ next: () => ({ value: 'w', done: false }) });
print(wrapped instanceof Iterator, wrapped.next(), wrapped.take(2).toArray()); // expect: true {value: 'w', done: false} ['w', 'w']
print(Iterator.from('ab').toArray(), Iterator.from([1]).toArray(), Iterator.from(nums()).constructor === Iterator); // expect: ['a', 'b'] [1] true
const n = nums(); print(Iterator.from(n) === n, thrown(() => Iterator.from(5)), thrown(() => Iterator.from({}).next())); // expect: true TypeError TypeError
const WrapProto = Object.getPrototypeOf(wrapped);
print(Reflect.ownKeys(WrapProto), wrapped.return(1)); // expect: ['next', 'return'] {value: undefined, done: true}
