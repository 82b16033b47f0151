// Module namespace exotic objects.
import * as ns from './lib.js';
print(Reflect.ownKeys(ns)); // expect: ['a', 'b', 'default', 'fn', Symbol(Symbol.toStringTag)]
print(ns[Symbol.toStringTag], flags(ns, Symbol.toStringTag), Object.prototype.toString.call(ns)); // expect: Module --- [object Module]
print(Object.getPrototypeOf(ns), Object.isExtensible(ns), Object.isFrozen === undefined, Object.isSealed(ns)); // expect: null false false true
print(flags(ns, 'a'), flags(ns, 'nope'), 'a' in ns, 'nope' in ns, 'toString' in ns); // expect: we- none true false false
print(Reflect.set(ns, 'a', 1), Reflect.deleteProperty(ns, 'a'), Reflect.deleteProperty(ns, 'nope'), Reflect.deleteProperty(ns, Symbol())); // expect: false false true true
print(Reflect.setPrototypeOf(ns, null), Reflect.setPrototypeOf(ns, {}), Reflect.preventExtensions(ns)); // expect: true false true
print(Reflect.defineProperty(ns, 'a', { value: 1 }), Reflect.defineProperty(ns, 'a', { value: 2 }), Reflect.defineProperty(ns, 'a', { configurable: true })); // expect: true false false
print(thrown(() => Object.freeze(ns)), thrown(() => { ns.x = 1; }), thrown(() => Object.defineProperty(ns, 'x', { value: 1 }))); // expect: TypeError TypeError TypeError
const keys = []; for (const k in ns) keys.push(k); print(keys, { ...ns }.a, Object.entries(ns).length); // expect: ['a', 'b', 'default', 'fn'] 1 4
print(ns.fn() === undefined, (0, ns.fn)() === undefined, ns.nope, ns === (await import('./lib.js'))); // expect: false true undefined true
import * as self from './main.js';
print(thrown(() => self.late), thrown(() => Object.keys(self)), Object.getOwnPropertyNames(self)); // expect: ReferenceError ReferenceError ['late']
export let late = 1;
print(self.late); // expect: 1
