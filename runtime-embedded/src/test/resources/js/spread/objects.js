// Spread in object literals copies own enumerable properties as data, in key order.
const sym = Symbol('s');
const src = { b: 1, 2: 'two', a: 2, 1: 'one', [sym]: 3 };
const copy = { ...src };
print(Reflect.ownKeys(copy)); // expect: ['1', '2', 'b', 'a', Symbol(s)]
const acc = { get g() { return this === acc; } };
print(flags({ ...acc }, 'g'), { ...acc }); // expect: wec {g: true}
print({ ...null, ...undefined, ...true, ...7, ...Symbol(), ...() => {} }); // expect: {}
print({ ...'hé' }, { ...[1, , 3] }); // expect: {0: 'h', 1: 'é'} {0: 1, 2: 3}
print({ a: 1, ...{ a: 2, b: 3 }, b: 4 }, Object.keys({ a: 1, ...{ b: 1, a: 2 } })); // expect: {a: 2, b: 4} ['a', 'b']
const hidden = Object.defineProperty({}, 'h', { value: 1 });
print({ ...hidden }, 'h' in { ...Object.create({ h: 1 }) }); // expect: {} false
print(Object.getPrototypeOf({ ...Object.create(null) }) === Object.prototype); // expect: true
const protoKey = { ...JSON.parse('{"__proto__": 5}') };
print(Object.hasOwn(protoKey, '__proto__'), Object.getPrototypeOf(protoKey) === Object.prototype); // expect: true true
class C { x = 1; get y() { return 2; } m() { } }
print({ ...new C() }, Object.isFrozen({ ...Object.freeze({ q: 1 }) })); // expect: {x: 1} false
const log = [];
const p = new Proxy({ a: 1, b: 2 }, {
  ownKeys(t) { log.push('ownKeys'); return ['b', 'a', 'ghost']; },
  getOwnPropertyDescriptor(t, k) { log.push('desc ' + k); return Reflect.getOwnPropertyDescriptor(t, k); },
  get(t, k) { log.push('get ' + k); return t[k]; },
});
print({ ...p }, log.join(', ')); // expect: {b: 2, a: 1} ownKeys, desc b, get b, desc a, get a, desc ghost
print({ ...{ set s(v) { } } }, { ...new String('ab'), ...new Number(5) }); // expect: {s: undefined} {0: 'a', 1: 'b'}
