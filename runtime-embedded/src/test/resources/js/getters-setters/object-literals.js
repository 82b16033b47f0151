// Accessors in literals: receiver, inheritance, missing halves, attributes, redefinition.
const o = { _v: 1, get v() { return this._v; }, set v(x) { this._v = x * 2; } };
o.v = 5; print(o.v, flags(o, 'v'), Object.keys(o)); // expect: 10 gsec ['_v', 'v']
const child = Object.create(o); child.v = 3;
print(child.v, o.v, Object.keys(child)); // expect: 6 10 ['_v']
const ro = { get r() { return 1; } }, wo = { set w(x) { } };
print(thrown(() => { ro.r = 2; }), wo.w, thrown(() => { Object.create(ro).r = 2; })); // expect: TypeError undefined TypeError
const mix = { get a() { return 1; }, a: 2, get b() { return 3; }, set b(x) { }, c: 1, get c() { return 4; } };
print(flags(mix, 'a'), flags(mix, 'b'), flags(mix, 'c'), mix.c); // expect: wec gsec g-ec 4
const comp = { get ['k' + 1]() { return 'computed'; }, set ['k' + 1](x) { }, get 5() { return 'five'; }, get 'q r'() { return 'quoted'; } };
print(comp.k1, comp[5], comp['q r'], flags(comp, 'k1')); // expect: computed five quoted gsec
const d = Object.getOwnPropertyDescriptor(o, 'v');
print(d.get.name, d.set.name, d.get.length, d.set.length, 'prototype' in d.get, thrown(() => new d.get())); // expect: get v set v 0 1 false TypeError
const lazy = { get l() { Object.defineProperty(this, 'l', { value: 'once', configurable: true }); return 'first'; } };
print(lazy.l, lazy.l, flags(lazy, 'l')); // expect: first once -ec
let log = ''; const w = { set x([a, b = 'd'] = 'zz') { log += a + b; } }; w.x = 'pq'; w.x = 'r'; w.x = undefined; print(log); // expect: pqrdzz
const n = { get get() { return 'g'; }, set set(v) { log = v; }, get: 1 }; n.set = 's'; print(n.get, log); // expect: 1 s
const num = { count: 0, get next() { return ++this.count; } }; print(num.next + num.next * num.next, num.count); // expect: 7 3
print(Reflect.get(o, 'v', { _v: 'receiver' }), Reflect.set(o, 'v', 4, num), num._v); // expect: receiver true 8
const arr = []; Object.defineProperty(arr, 0, { get: () => 'elem', enumerable: true }); print(arr[0], arr.length, arr, [...arr]); // expect: elem 1 ['elem'] ['elem']
print(({ get __proto__() { return 'own'; } }).__proto__, o.__lookupGetter__ === undefined || typeof o.__lookupGetter__('v')); // expect: own function
