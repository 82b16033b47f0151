// Access to a private name of an object without it throws; in asks.
class A { #x = 1; #m() { return 2; } static has(o) { return #x in o; } static hasM(o) { return #m in o; } static get(o) { return o.#x; } static call(o) { return o.#m(); } static set(o) { o.#x = 1; } }
const a = new A();
print(A.has(a), A.hasM(a), A.get(a), A.call(a)); // expect: true true 1 2
print(A.has({}), thrown(() => A.get({})), thrown(() => A.call({})), thrown(() => A.set({}))); // expect: false TypeError TypeError TypeError
print(thrown(() => A.has(5)), thrown(() => A.get(null)), A.has(Object.create(a))); // expect: TypeError TypeError false
print(thrown(() => A.get(new Proxy(a, {})))); // expect: TypeError
const make = () => class { #x = 1; static get(o) { return o.#x; } };
const M1 = make(), M2 = make();
print(M1.get(new M1()), thrown(() => M1.get(new M2()))); // expect: 1 TypeError
class Ret { constructor(o) { return o; } }
class Stamp extends Ret { #y = 'stamp'; static read(o) { return o.#y; } static has(o) { return #y in o; } }
const o = {};
new Stamp(o);
print(Stamp.read(o), Stamp.has(o), Reflect.ownKeys(o)); // expect: stamp true []
print(thrown(() => new Stamp(o))); // expect: TypeError
class Fz extends Ret { #z = 1; static has(o) { return #z in o; } }
const frozen = Object.freeze({});
new Fz(frozen); print(Fz.has(frozen)); // expect: true
class Outer { #o = 'outer'; inner() { const self = this; return class Inner { #i = 'inner'; read() { return self.#o + this.#i; } }; } }
print(new (new Outer().inner())().read()); // expect: outerinner
class Shadow { #s = 1; m() { class In { #s = 2; t(o) { return o.#s; } } return thrown(() => new In().t(this)); } }
print(new Shadow().m()); // expect: TypeError
class Half { #a = 1; constructor(f) { if (f) throw this; } static has(o) { return #a in o; } }
let half; try { new Half(true); } catch (e) { half = e; }
print(Half.has(half)); // expect: true
class Acc { get #g() { return 1; } static has(o) { return #g in o; } static sg() { return #g in new Acc(); } }
print(Acc.has(new Acc()), Acc.sg(), Acc.has(Acc)); // expect: true true false
class Prec { #p; static t(o) { return #p in o === true; } }
print(Prec.t(new Prec())); // expect: true
class Opt { #q = { r: 5 }; static t(o) { return o?.#q?.r; } static c(o) { return o.#q.r++; } }
const opt = new Opt(); Opt.c(opt);
print(Opt.t(opt), Opt.t(undefined)); // expect: 6 undefined
class Dest { #d = 1; set() { [this.#d] = [7]; ({ k: this.#d } = { k: this.#d + 1 }); for (this.#d of [20, 30]); return this.#d; } }
print(new Dest().set()); // expect: 30
class Del { static #x = 1; static f() { return delete this?.x; } }
print(Del.f(), Object.isFrozen(Object.freeze(a)), (A.set(a), A.get(a))); // expect: true true 1
