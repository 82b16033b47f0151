// Every trap: what calls it, with which arguments; no trap passes through.
const log = []; const handler = new Proxy({}, { get: (_, trap) => (...a) => { log.push(trap + (typeof a[1] === 'string' || typeof a[1] === 'symbol' ? ' ' + String(a[1]) : '')); return Reflect[trap](...a); } });
const t = { a: 1 }, p = new Proxy(t, handler); const seen = () => log.splice(0).join(', ');
p.a; p.b = 2; 'a' in p; delete p.b; print(seen()); // expect: get a, set b, getOwnPropertyDescriptor b, defineProperty b, has a, deleteProperty b
Object.keys(p); print(seen()); // expect: ownKeys, getOwnPropertyDescriptor a
for (const k in p); print(seen().startsWith('ownKeys')); // expect: true
({ ...p }); print(seen()); // expect: ownKeys, getOwnPropertyDescriptor a, get a
Object.getPrototypeOf(p); Object.setPrototypeOf(p, Object.prototype); Object.isExtensible(p); p instanceof Object; print(seen()); // expect: getPrototypeOf, setPrototypeOf, isExtensible, getPrototypeOf
Object.defineProperty(p, 'c', { value: 1, configurable: true }); Object.getOwnPropertyDescriptor(p, 'c'); Object.hasOwn(p, 'c'); p.hasOwnProperty('c'); print(seen()); // expect: defineProperty c, getOwnPropertyDescriptor c, getOwnPropertyDescriptor c, get hasOwnProperty, getOwnPropertyDescriptor c
p.a++; p.a ??= 5; p?.a; const { a, ...rest } = p; print(seen()); // expect: get a, set a, getOwnPropertyDescriptor a, defineProperty a, get a, get a, get a, ownKeys, getOwnPropertyDescriptor c
`${p}`; print(seen()); // expect: get Symbol(Symbol.toPrimitive), get toString, get Symbol(Symbol.toStringTag)
JSON.stringify(p); print(seen()); // expect: get toJSON, ownKeys, getOwnPropertyDescriptor a, getOwnPropertyDescriptor c, get a
Object.assign({}, p); Object.entries(p); print(seen()); // expect: ownKeys, getOwnPropertyDescriptor a, get a, getOwnPropertyDescriptor c, ownKeys, getOwnPropertyDescriptor a, get a, getOwnPropertyDescriptor c
const child = Object.create(p); child.x; child.y = 1; 'z' in child; print(seen(), Object.keys(child)); // expect: get x, set y, has z ['y']
const fp = new Proxy(function (x) { return [this, x, new.target !== undefined]; }, { apply: (f, self, args) => ['apply', self, args], construct: (f, args, nt) => ({ args, same: nt === fp }) });
print(fp.call('s', 1), fp(2), new fp(3), Reflect.construct(fp, [4], Array), typeof fp, fp.bind(0)(5)); // expect: ['apply', 's', [1]] ['apply', undefined, [2]] {args: [3], same: true} {args: [4], same: false} function ['apply', 0, [5]]
const bare = new Proxy({ v: 1, get self() { return this; } }, {}); print(bare.v, bare.self === bare, Reflect.get(bare, 'self', 5), new Proxy([1, 2, 3], {}).length, Array.isArray(new Proxy([], {})), [...new Proxy([4, 5], {})]); // expect: 1 true 5 3 true [4, 5]
print(thrown(() => Proxy({}, {})), thrown(() => new Proxy(1, {})), thrown(() => new Proxy({}, null)), Proxy.length, 'prototype' in Proxy, thrown(() => new (new Proxy(() => { }, {}))()), thrown(() => new Proxy({}, { get: 1 }).x)); // expect: TypeError TypeError TypeError 2 false TypeError TypeError
const { proxy, revoke } = Proxy.revocable({ a: 1 }, {}); print(proxy.a, revoke(), thrown(() => proxy.a), thrown(() => Object.keys(proxy)), typeof proxy, revoke(), thrown(() => Array.isArray(proxy)), thrown(() => new Proxy(proxy, {}).x)); // expect: 1 undefined TypeError TypeError object undefined TypeError TypeError
class Pr { #x = 1; get x() { return this.#x; } } print(thrown(() => new Proxy(new Pr(), {}).x), thrown(() => new Proxy(new Map(), {}).size), new Proxy(new Map(), {}) instanceof Map, thrown(() => new Proxy(new Date(0), {}).getTime())); // expect: TypeError TypeError true TypeError
