// yield* of an iterator without a throw method: it is closed, and the answer awaited, before the TypeError (15.5.5, 7.4.13).
const log = [];
const iterable = (iterator) => ({ [Symbol.asyncIterator]: () => iterator });
const next = () => ({ value: 1, done: false });
async function* delegate(inner) {
  try {
    yield* iterable(inner);
  } catch (e) {
    log.push(e.name);
    throw e;
  }
}
async function run(inner) {
  log.length = 0;
  const outer = delegate(inner);
  await outer.next();
  print(await rejected(outer.throw(new Error('lost'))), log);
}

await run({ next, return(...given) { log.push('return', given.length); return { then(settle) { log.push('then'); settle({}); } }; } }); // expect: TypeError ['return', 0, 'then', 'TypeError']
await run({ next }); // expect: TypeError ['TypeError']
await run({ next, return: null }); // expect: TypeError ['TypeError']
await run({ next, return() { return 1; } }); // expect: TypeError ['TypeError']
await run({ next, return() { throw new RangeError(); } }); // expect: RangeError ['RangeError'] // graaljs: TypeError ['TypeError']
await run({ next, return() { return Promise.reject(new RangeError()); } }); // expect: RangeError ['RangeError']
await run({ next, get return() { throw new EvalError(); } }); // expect: EvalError ['EvalError']
