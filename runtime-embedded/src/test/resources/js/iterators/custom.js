// Own iterators with for-of, spread, destructuring, constructors; next is read once.
class Range {
  constructor(from, to) { this.from = from; this.to = to; }
  [Symbol.iterator]() { let n = this.from; const to = this.to; return { next: () => n <= to ? { value: n++, done: false } : { value: undefined, done: true } }; }
}
const r = new Range(1, 4);
print([...r], Math.max(...r), Array.from(r, (x) => x * x), new Set(r).size); // expect: [1, 2, 3, 4] 4 [1, 4, 9, 16] 4
const [a, ...rest] = r; print(a, rest); // expect: 1 [2, 3, 4]
print(new Map([...r].map((x) => [x, -x])).get(3), Object.fromEntries(new Map([['k', r.to]]))); // expect: -3 {k: 4}
print(await Promise.all(r), [...new Uint8Array(r)]); // expect: [1, 2, 3, 4] [1, 2, 3, 4]
const sloppyResults = { [Symbol.iterator]: () => { let n = 0; return { next: () => n++ < 2 ? { value: n } : { done: 1, value: 'ignored' } }; } };
print([...sloppyResults]); // expect: [1, 2]
const truthyDone = { [Symbol.iterator]: () => ({ next: () => ({ done: 'yes', value: 1 }) }) };
print([...truthyDone].length); // expect: 0
const doneFirst = []; const order = { [Symbol.iterator]: () => ({ next: () => ({ get done() { doneFirst.push('done'); return doneFirst.length > 3; }, get value() { doneFirst.push('value'); return 1; } }) }) };
print([...order], doneFirst); // expect: [1, 1] ['done', 'value', 'done', 'value', 'done']
class It extends Iterator { n = 0; next() { return { value: this.n, done: this.n++ > 1 }; } }
print([...new It()], new It()[Symbol.iterator]() instanceof It, new It() instanceof Iterator); // expect: [0, 1] true true
print(thrown(() => new Iterator()), thrown(() => Iterator())); // expect: TypeError TypeError
let gets = 0;
const counted = { get [Symbol.iterator]() { gets++; return function* () { yield gets; }; } };
print([...counted], [...counted]); // expect: [1] [2]
print(thrown(() => [...{ [Symbol.iterator]: 1 }]), thrown(() => [...{ [Symbol.iterator]: () => undefined }])); // expect: TypeError TypeError
print(thrown(() => new Map([1])), thrown(() => new Map([[1, 2], 'x'])), thrown(() => new Map(5)), new Map(null).size); // expect: TypeError TypeError TypeError 0
let closed = 0;
const closing = (v) => ({ [Symbol.iterator]: () => ({ next: () => ({ value: v, done: false }), return: () => (closed++, {}) }) });
print(thrown(() => new Map(closing(1))), thrown(() => Object.fromEntries(closing(2))), thrown(() => new WeakSet(closing(1))), closed); // expect: TypeError TypeError TypeError 3
print(thrown(() => Array.from(closing(1), () => { throw new RangeError(); })), closed); // expect: RangeError 4
