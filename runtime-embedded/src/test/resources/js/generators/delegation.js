// yield*: results pass through, return and throw are forwarded, missing methods.
function* inner() { const r = yield 'i1'; try { yield 'got ' + r; } catch (e) { yield 'caught ' + e; } return 'inner result'; }
function* outer() { const v = yield* inner(); yield v; return yield* [7, 8]; }
print([...outer()]); // expect: ['i1', 'got undefined', 'inner result', 7, 8]
let it = outer(); it.next(); print(it.next('sent').value, it.throw('T').value, it.next().value); // expect: got sent caught T inner result
const log = [];
const manual = (extra) => ({ [Symbol.iterator]() { return { next(v) { log.push('next ' + v); return { value: 'v', done: false, extra: 1 }; }, ...extra }; } });
function* over(x) { try { return yield* x; } finally { log.push('finally'); } }
const flush = () => log.splice(0).join(', ');
it = over(manual({ return(v) { log.push('return ' + v); return { value: 'ret', done: true }; } }));
print(it.next('first').extra, it.next('second'), flush()); // expect: 1 {value: 'v', done: false, extra: 1} next undefined, next second
print(it.return('R'), flush()); // expect: {value: 'ret', done: true} return R, finally
it = over(manual({ return(v) { return { value: 'not yet', done: false }; } })); it.next(); flush();
print(it.return('R'), flush()); // expect: {value: 'not yet', done: false}
it = over(manual({})); it.next(); flush(); print(it.return('R'), flush()); // expect: {value: 'R', done: true} finally
it = over(manual({ return() { log.push('return ' + arguments.length); return {}; } })); it.next(); flush();
print(thrown(() => it.throw(new RangeError())), flush()); // expect: TypeError return 0, finally
it = over(manual({ throw(e) { log.push('throw ' + e); return { value: 'from throw', done: true }; } })); it.next(); flush();
print(it.throw('E'), flush()); // expect: {value: 'from throw', done: true} throw E, finally
it = over(manual({ throw: () => 5 })); it.next(); print(thrown(() => it.throw('E'))); // expect: TypeError
it = over(manual({ return: () => 5 })); it.next(); print(thrown(() => it.return('E'))); // expect: TypeError
it = over({ [Symbol.iterator]: () => ({ next: () => 5 }) }); print(thrown(() => it.next())); // expect: TypeError
print(thrown(() => over(5).next()), thrown(() => over({}).next())); // expect: TypeError TypeError
let reads = 0; const lazyValue = { [Symbol.iterator]: () => ({ next: () => ({ done: false, get value() { reads++; return 1; } }) }) };
over(lazyValue).next(); print(reads); // expect: 0
function* rec(n) { if (n) { yield n; yield* rec(n - 1); } }
print([...rec(4)], [...(function* () { yield* 'ab'; })()]); // expect: [4, 3, 2, 1] ['a', 'b']
const tree = { v: 1, l: { v: 2, l: null, r: { v: 3 } }, r: { v: 4 } };
function* walk(t) { if (t) { yield* walk(t.l); yield t.v; yield* walk(t.r); } }
print([...walk(tree)].join('')); // expect: 2314
