// Array patterns close the iterator when they stop early, and not when it is done or failed itself.
function source(count, log, onReturn = () => ({})) {
  let n = 0;
  return { [Symbol.iterator]() { return this; }, next() { log.push('n'); return { value: n, done: n++ >= count }; }, return() { log.push('r'); return onReturn(); } };
}
const run = (f, ...more) => { const log = []; const r = thrown(() => f(source(5, log, ...more))); return r + ' ' + log.join(''); };
print(run((s) => { const [a] = s; return a; })); // expect: no error: 0 nr
print(run((s) => { const [a, b, ...c] = s; return c.length; })); // expect: no error: 3 nnnnnn
print(run((s) => { const [] = s; })); // expect: no error: undefined r
print(run((s) => { const [, ,] = s; })); // expect: no error: undefined nnr
print(run((s) => { const [a, b, c, d, e, f] = s; return f; })); // expect: no error: undefined nnnnnn
print(run((s) => { const [a, b, c, d, e, f, g, h] = s; })); // expect: no error: undefined nnnnnn
print(run((s) => { const [a = (() => { throw new RangeError(); })()] = s; })); // expect: no error: undefined nr
print(run((s) => { const [{ x }] = s; return x; })); // expect: no error: undefined nr
print(run((s) => { const [[x]] = s; })); // expect: TypeError nr
let sink = { set v(x) { throw new EvalError(); } };
print(run((s) => { [sink.v] = s; })); // expect: EvalError nr
print(run((s) => { [sink.v] = s; }, () => { throw new URIError(); })); // expect: EvalError nr
print(run((s) => { const [a] = s; }, () => { throw new URIError(); })); // expect: URIError nr
print(run((s) => { const [a] = s; }, () => 5)); // expect: TypeError nr
print(run((s) => { [sink.v] = s; }, () => 5)); // expect: EvalError nr
const failing = (log) => ({ [Symbol.iterator]: () => ({ next() { log.push('n'); throw new RangeError(); }, return() { log.push('r'); } }) });
const log2 = [];
print(thrown(() => { const [a] = failing(log2); }), log2); // expect: RangeError ['n']
print(thrown(() => { const [a] = { [Symbol.iterator]: () => 5 }; })); // expect: TypeError
print(thrown(() => { const [a] = { [Symbol.iterator]: () => ({ next: () => 5 }) }; })); // expect: TypeError
print(thrown(() => { const [a] = { [Symbol.iterator]: () => ({}) }; })); // expect: TypeError
print(run(([a]) => a), run(([...r]) => r.length)); // expect: no error: 0 nr no error: 5 nnnnnn
function* g() { try { yield 1; yield 2; } finally { log2.push('finally'); } }
const [one] = g();
print(one, log2.at(-1)); // expect: 1 finally
const noReturn = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: null }) };
const [nr] = noReturn;
print(nr); // expect: 1
