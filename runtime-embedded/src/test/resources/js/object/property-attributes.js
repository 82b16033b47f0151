// defineProperty and descriptors: defaults, validation, redefinition rules.
const o = {};
Object.defineProperty(o, 'a', { value: 1 }); print(flags(o, 'a'), o.a); // expect: --- 1
Object.defineProperty(o, 'b', { get: () => 2, configurable: true }); print(flags(o, 'b')); // expect: g--c
Object.defineProperty(o, 'b', { value: 3 }); print(flags(o, 'b'), o.b); // expect: --c 3
Object.defineProperty(o, 'b', { set() { } }); print(flags(o, 'b'), o.b); // expect: -s-c undefined
const t = (d, key = 'a') => thrown(() => Object.defineProperty(o, key, d) === o);
print(t({ value: 1 }), t({ value: 2 }), t({ writable: true }), t({ enumerable: true }), t({ configurable: true }), t({ get() { } }), t({})); // expect: no error: true TypeError TypeError TypeError TypeError TypeError no error: true
print(t({ get() { }, value: 1 }, 'n'), t({ set() { }, writable: false }, 'n'), t({ get: 1 }, 'n'), t({ get: undefined }, 'n'), t(5, 'n'), t(undefined, 'n')); // expect: TypeError TypeError TypeError no error: true TypeError TypeError
Object.defineProperty(o, 'z', { value: NaN }); print(t({ value: NaN }, 'z'), t({ value: 0 }, 'z')); // expect: no error: true TypeError
Object.defineProperty(o, 'y', { value: -0 }); print(t({ value: 0 }, 'y'), t({ value: -0 }, 'y')); // expect: TypeError no error: true
Object.defineProperty(o, 'w', { value: 1, writable: true }); print(t({ value: 2 }, 'w'), t({ writable: false }, 'w'), t({ value: 3 }, 'w'), o.w); // expect: no error: true no error: true TypeError 2
const g = () => 1; Object.defineProperty(o, 'g', { get: g }); print(t({ get: g }, 'g'), t({ get: () => 1 }, 'g'), t({ set: undefined }, 'g'), t({ set() { } }, 'g')); // expect: no error: true TypeError no error: true TypeError
print(thrown(() => Object.defineProperty(1, 'a', {})), thrown(() => Object.defineProperty(Object.preventExtensions({}), 'a', {}))); // expect: TypeError TypeError
print(Object.getOwnPropertyDescriptor({ get x() { return 1; } }, 'x').set, Object.getOwnPropertyDescriptor('abc', 0), Object.getOwnPropertyDescriptor({}, 'q')); // expect: undefined {value: 'a', writable: false, enumerable: true, configurable: false} undefined
print(Object.keys(Object.getOwnPropertyDescriptor({ a: 1 }, 'a')), Object.keys(Object.getOwnPropertyDescriptor({ get a() { return 1; } }, 'a'))); // expect: ['value', 'writable', 'enumerable', 'configurable'] ['get', 'set', 'enumerable', 'configurable']
const log = []; const d = new Proxy({ value: 1, get enumerable() { return 1; } }, { has(x, k) { log.push('has ' + k); return k in x; }, get(x, k) { log.push('get ' + k); return x[k]; } });
Object.defineProperty(o, 'p', d); print(log.join(), flags(o, 'p')); // expect: has enumerable,get enumerable,has configurable,has value,get value,has writable,has get,has set -e-
const m = {}; print(thrown(() => Object.defineProperties(m, { a: { value: 1, enumerable: true }, b: 5 })), m); // expect: TypeError {}
print(Object.defineProperties({}, { x: { value: 1, enumerable: true }, [Symbol.iterator]: { value: 2 } })[Symbol.iterator], Object.getOwnPropertyDescriptors({ a: 1, get b() { return 1; } }).a); // expect: 2 {value: 1, writable: true, enumerable: true, configurable: true}
