// Function.prototype.call, apply, bind: names, lengths, targets of new.
function f(a, b, c) { return [this, a, b, c]; }
print(f.call(1, 2, 3), f.apply(1, [2, 3]), f.apply(1), f.apply(1, null), f.call()); // expect: [1, 2, 3, undefined] [1, 2, 3, undefined] [1, undefined, undefined, undefined] [1, undefined, undefined, undefined] [undefined, undefined, undefined, undefined]
print(f.apply(0, { length: 2, 0: 'a', 1: 'b' }), thrown(() => f.apply(0, 5)), thrown(() => f.apply(0, 'ab')), thrown(() => Function.prototype.call.call(5)), thrown(() => f.apply(0, { get length() { throw new RangeError(); } }))); // expect: [0, 'a', 'b', undefined] TypeError TypeError TypeError RangeError
const b = f.bind('t', 1); print(b(2, 3), b.call('other', 2), b.name, b.length, b.bind(0, 9).name, b.bind(0, 9, 8, 7).length); // expect: ['t', 1, 2, 3] ['t', 1, 2, undefined] bound f 2 bound bound f 0
print(Reflect.ownKeys(b), 'prototype' in b, flags(b, 'name'), flags(b, 'length'), Object.getPrototypeOf(b) === Function.prototype); // expect: ['length', 'name'] false --c --c true
class P { constructor(...a) { this.a = a; this.t = new.target === P; } static s() { return this === P; } }
const BP = P.bind(null, 1); print(new BP(2), new BP() instanceof P, new BP() instanceof BP, thrown(() => BP()), P.s.bind(P)()); // expect: {a: [1, 2], t: true} true true TypeError true
print(Reflect.construct(BP, [3]).a, Reflect.construct(BP, [], Array) instanceof Array, thrown(() => new ((() => { }).bind())())); // expect: [1, 3] true TypeError
print(thrown(() => Function.prototype.bind.call({})), (class { static name = 5; }).bind().name, Object.defineProperty(function () { }, 'name', { value: Symbol('x') }).bind().name); // expect: TypeError bound  bound
const len = (l) => Object.defineProperty(function () { }, 'length', { value: l }).bind(null, 1).length;
print(len(5), len(0), len('9'), len(Infinity), len(-Infinity), len(2.9), len(NaN), len(2 ** 33)); // expect: 4 0 0 Infinity 0 1 0 8589934591
const proto = Object.setPrototypeOf(function () { }, null); print(Object.getPrototypeOf(Function.prototype.bind.call(proto))); // expect: null
print(f.call.length, f.apply.length, f.bind.length, Function.length, flags(Function, 'prototype'), Function.prototype.name === '', Function.prototype.length, Function.prototype() === undefined); // expect: 1 2 1 1 --- true 0 true
print(thrown(() => new Function.prototype()), typeof Function.prototype, Object.getPrototypeOf(Function.prototype) === Object.prototype, Function.prototype.hasOwnProperty('prototype')); // expect: TypeError function true false
print(Function.prototype.toString.call(Math.max).replace(/\s+/g, ' '), thrown(() => Function.prototype.toString.call({})), (function a(b) { /* c */ }).toString()); // expect: function max() { [native code] } TypeError function a(b) { /* c */ }
print(Math.max.bind(null, 5)(3, 9), [].slice.call('abc', 1), Array.prototype.map.call('ab', (x) => x + x), Reflect.apply(Math.min, null, [3, 1])); // expect: 9 ['b', 'c'] ['aa', 'bb'] 1
