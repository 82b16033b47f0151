// for await: async iterators, sync iterators with awaited values, closing.
const log = [];
const out = []; for await (const x of [1, Promise.resolve(2), { then(r) { r(3); } }]) out.push(x);
print(out); // expect: [1, 2, 3]
async function* g() { try { yield 1; yield 2; yield 3; } finally { log.push('closed'); } }
for await (const x of g()) { if (x === 2) break; } print(log.splice(0)); // expect: ['closed']
await (async () => { for await (const x of g()) return; })(); print(log.splice(0)); // expect: ['closed']
print(await rejected((async () => { for await (const x of g()) throw new RangeError(); })()), log.splice(0)); // expect: RangeError ['closed']
for await (const x of g()) continue; print(log.splice(0)); // expect: ['closed']
const custom = (ret) => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 'c', done: false }), return() { log.push('return'); return ret; } }) });
for await (const c of custom(Promise.resolve({}))) break; print(log.splice(0)); // expect: ['return']
print(await rejected((async () => { for await (const c of custom(5)) break; })())); // expect: TypeError
print(await rejected((async () => { for await (const c of custom(Promise.reject(new URIError()))) break; })())); // expect: URIError
print(await rejected((async () => { for await (const c of custom(Promise.reject(new URIError()))) throw new RangeError(); })())); // expect: RangeError
print(await rejected((async () => { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => 5 }) }); })())); // expect: TypeError
print(await rejected((async () => { for await (const x of {}); })()), await rejected((async () => { for await (const x of null); })())); // expect: TypeError TypeError
log.length = 0;
const sync = { [Symbol.iterator]: () => ({ i: 0, next() { return { value: this.i === 1 ? Promise.reject(new EvalError()) : this.i, done: this.i++ > 2 }; }, return() { log.push('sync return'); return {}; } }) };
print(await rejected((async () => { for await (const x of sync) log.push(x); })()), log); // expect: EvalError [0, 'sync return']
const both = { async *[Symbol.asyncIterator]() { yield 'async'; }, *[Symbol.iterator]() { yield 'sync'; } };
for await (const x of both) print(x); // expect: async
const nul = { [Symbol.asyncIterator]: null, *[Symbol.iterator]() { yield 'fallback'; } };
for await (const x of nul) print(x); // expect: fallback
for await (const [k, { v = 'dflt' }] of [['k', {}], Promise.resolve(['l', { v: 1 }])]) print(k, v); // expect: k dflt
// expect: l 1
const fs = []; for await (const x of [1, 2]) fs.push(() => x); print(fs.map((f) => f())); // expect: [1, 2]
let target; for await (target of ['t']); const o = {}; for await (o.p of ['p']); print(target, o); // expect: t {p: 'p'}
