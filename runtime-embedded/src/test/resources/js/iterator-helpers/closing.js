// Helpers close what they iterate when they stop early or their function throws.
const log = [];
const src = (n = 3) => ({ __proto__: Iterator.prototype, i: 0, next() { log.push('n'); return { value: this.i, done: this.i++ >= n }; }, return() { log.push('r'); return {}; } });
const flush = () => log.splice(0).join('');
print(src().take(1).toArray(), flush()); // expect: [0] nr
print(src().take(0).toArray(), flush()); // expect: [] r
print(src().take(3).toArray(), flush()); // expect: [0, 1, 2] nnnr
print(src().take(9).toArray(), flush()); // expect: [0, 1, 2] nnnn
print(thrown(() => src().map(() => { throw new RangeError(); }).next()), flush()); // expect: RangeError nr
print(thrown(() => src().forEach(() => { throw new RangeError(); })), flush()); // expect: RangeError nr
print(thrown(() => src().reduce(() => { throw new RangeError(); })), flush()); // expect: RangeError nnr
print(src().some((x) => x === 1), flush(), src().every((x) => x < 1), flush(), src().find((x) => x === 0), flush()); // expect: true nnr false nnr 0 nr
const h = src().map((x) => x);
print(h.return(), flush(), h.next(), flush(), h.return(), flush()); // expect: {value: undefined, done: true} r {value: undefined, done: true}  {value: undefined, done: true}
const started = src().filter(() => true); started.next();
print(started.return(), flush(), started.next(), flush()); // expect: {value: undefined, done: true} nr {value: undefined, done: true}
const inner = { [Symbol.iterator]: () => ({ next: () => { log.push('in'); return { value: 1, done: false }; }, return() { log.push('ir'); return {}; } }) };
const fm = src().flatMap(() => inner); fm.next();
print(fm.return(), flush()); // expect: {value: undefined, done: true} ninirr
const d = src().drop(2); print(d.next().value, flush()); // expect: 2 nnn
for (const x of src().map((x) => x)) break; print(flush()); // expect: nr
const re = { __proto__: Iterator.prototype, next() { return { value: thrown(() => helper.next()), done: false }; } };
const helper = re.map((x) => x);
print(helper.next()); // expect: {value: 'TypeError', done: false}
