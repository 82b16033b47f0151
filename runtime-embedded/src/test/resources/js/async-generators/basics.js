// Async generators: queue of requests, awaited values, return values awaited too.
async function* g() { const a = yield 1; yield Promise.resolve('p' + a); return Promise.resolve('end'); }
const it = g();
print(await it.next(), await it.next('A'), await it.next(), await it.next()); // expect: {value: 1, done: false} {value: 'pA', done: false} {value: 'end', done: true} {value: undefined, done: true}
const q = g(); const many = [q.next(), q.next('x'), q.next(), q.next()];
print((await Promise.all(many)).map((r) => r.value)); // expect: [1, 'px', 'end', undefined]
print(it[Symbol.asyncIterator]() === it, it[Symbol.toStringTag], Object.getPrototypeOf(it) === g.prototype, it[Symbol.iterator]); // expect: true AsyncGenerator true undefined
print(g.constructor.name, g[Symbol.toStringTag], thrown(() => new g()), flags(g, 'prototype')); // expect: AsyncGeneratorFunction AsyncGeneratorFunction TypeError w--
async function* rej() { try { yield Promise.reject(new RangeError()); } catch (e) { yield 'caught ' + e.name; } }
const r = rej(); print((await r.next()).value); // expect: caught RangeError
async function* fin() { try { yield 1; yield 2; } finally { await null; yield 'cleanup'; } }
const f = fin(); await f.next();
print(await f.return('R'), await f.next(), await f.next()); // expect: {value: 'cleanup', done: false} {value: 'R', done: true} {value: undefined, done: true}
const fresh = fin(); print(await fresh.return(Promise.resolve('awaited')), await fresh.next()); // expect: {value: 'awaited', done: true} {value: undefined, done: true}
print(await rejected(fin().throw(new EvalError())), await rejected(fin().return(Promise.reject(new URIError())))); // expect: EvalError URIError
const failing = (async function* () { yield 1; throw new RangeError(); })();
await failing.next(); print(await rejected(failing.next()), await failing.next()); // expect: RangeError {value: undefined, done: true}
const AGP = Object.getPrototypeOf(g.prototype);
print(await rejected(AGP.next.call({})), AGP.next.call({}) instanceof Promise || 0, flags(AGP, 'next'), AGP.return.length); // expect: TypeError true w-c 1
async function* del() { const v = yield* g(); yield 'inner returned ' + v; yield* [Promise.resolve('sync'), 'plain']; }
const out = []; for await (const x of del()) out.push(x);
print(out); // expect: [1, 'pundefined', 'inner returned end', 'sync', 'plain']
const body = []; async function* lazy(p = body.push('param')) { body.push('body'); }
const l = lazy(); print(body.length); await l.next(); print(body); // expect: 1
// expect: ['param', 'body']
print(thrown(() => (async function* (a = null.x) { })())); // expect: TypeError
