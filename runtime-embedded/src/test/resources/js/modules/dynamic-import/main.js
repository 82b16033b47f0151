// import(): promise of the namespace, errors as rejections, same instance, order.
const log = [];
const p = import('./lib.js');
print(p instanceof Promise, globalThis.libLoaded); // expect: true undefined
const ns = await p;
print(ns.value, ns.default, globalThis.libLoaded, (await import('./' + 'lib.js')) === ns); // expect: 1 dflt 1 true
print(await import('./throws.js').catch((e) => e.message), await import('./throws.js').catch((e) => e === globalThis.thrownError)); // expect: from module true
print(await import('./syntax-error.js').catch((e) => e.name)); // expect: SyntaxError
print(await import('./missing-name.js').catch((e) => e.name)); // expect: SyntaxError
print(await import({ toString() { throw new RangeError(); } }).catch((e) => e.name)); // expect: RangeError
print(await import(Symbol()).catch((e) => e.name)); // expect: TypeError
print(await import('./nowhere.js').then(() => 'loaded', (e) => 'rejected')); // expect: rejected
print(await import('./awaits.js').then((m) => m.result)); // expect: awaited
print(await import('./has-then.js')); // expect: from then
const { value: v, ...rest } = await import('./lib.js'); print(v, rest); // expect: 1 {default: 'dflt'}
print(await (async () => (await import('./lib.js')).value)(), typeof import.meta, import.meta === import.meta); // expect: 1 object true
print(Object.getPrototypeOf(import.meta), Object.isExtensible(import.meta)); // expect: null true
import('./lib.js').then(() => log.push('imported')); log.push('sync');
await import('./lib.js'); print(log); // expect: ['sync', 'imported']
