// return and throw resume inside try blocks; finally may yield or override.
function* g() { try { yield 1; yield 2; } catch (e) { yield 'caught ' + e; } finally { yield 'cleanup'; } return 'end'; }
let it = g(); it.next();
print(it.return('R'), it.next(), it.next()); // expect: {value: 'cleanup', done: false} {value: 'R', done: true} {value: undefined, done: true}
it = g(); it.next();
print(it.throw('T'), it.next(), it.next()); // expect: {value: 'caught T', done: false} {value: 'cleanup', done: false} {value: 'end', done: true}
it = g(); print(it.return('early'), it.next()); // expect: {value: 'early', done: true} {value: undefined, done: true}
it = g(); print(thrown(() => it.throw(new RangeError())), it.next()); // expect: RangeError {value: undefined, done: true}
it = g(); [...it]; print(it.return(5), thrown(() => it.throw(new URIError()))); // expect: {value: 5, done: true} URIError
function* override() { try { yield 1; } finally { return 'finally'; } }
it = override(); it.next(); print(it.return('R')); // expect: {value: 'finally', done: true}
it = override(); it.next(); print(it.throw(new Error())); // expect: {value: 'finally', done: true}
function* swallow() { while (true) { try { yield 'in'; } finally { continue; } } }
it = swallow(); it.next(); print(it.return('R'), it.return('again').done); // expect: {value: 'in', done: false} false
function* nested() { try { try { yield 1; } finally { yield 'inner'; } } finally { yield 'outer'; } }
it = nested(); it.next(); print(it.return('R').value, it.next().value, it.next()); // expect: inner outer {value: 'R', done: true}
function* throwInFinally() { try { yield 1; } finally { throw new EvalError(); } }
it = throwInFinally(); it.next(); print(thrown(() => it.return(1)), it.next()); // expect: EvalError {value: undefined, done: true}
function* replaced() { try { yield 1; } finally { yield 2; } }
it = replaced(); it.next(); it.return('a'); print(it.return('b')); // expect: {value: 'b', done: true}
it = replaced(); it.next(); it.return('a'); print(thrown(() => it.throw(new RangeError()))); // expect: RangeError
function* loops() { for (const x of [1, 2, 3]) { try { yield x; } finally { log.push('f' + x); } } }
const log = []; for (const x of loops()) if (x === 2) break; print(log); // expect: ['f1', 'f2']
function* closes() { for (const x of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return: () => { log.push('closed'); return {}; } }) }) yield x; }
it = closes(); it.next(); it.return(); print(log.at(-1)); // expect: closed
it = closes(); it.next(); log.length = 0; print(thrown(() => it.throw(new RangeError())), log); // expect: RangeError ['closed']
const gen = (function* () { return yield; })(); gen.next(); print(gen.return(), gen.next(1)); // expect: {value: undefined, done: true} {value: undefined, done: true}
