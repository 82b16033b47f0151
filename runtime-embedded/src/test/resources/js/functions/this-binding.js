// Strict this: what is passed is what is seen; arrows take it from around them.
function self() { return this; }
print(self(), self.call(5), self.call(null), self.call('s'), typeof self.call(5)); // expect: undefined 5 null s number
const o = { self, arrow: () => typeof this, m() { return (() => this)(); } };
print(o.self() === o, (o.self)() === o, (0, o.self)(), (o.self = o.self)()); // expect: true true undefined undefined
print(o.arrow(), o.m() === o, o.m.call(3)); // expect: undefined true 3
print([1].map(self)[0], [1].map(self, 'that')[0]); // expect: undefined that
const bound = self.bind('b');
print(bound(), bound.call('c'), bound.bind('d')(), { bound }.bound()); // expect: b b b b
print((() => this)(), (() => typeof this).call(5)); // expect: undefined undefined
print(`${{ toString: self, [Symbol.toPrimitive]() { return typeof this; } }}`); // expect: object
const tag = { t(s) { return this === tag; } };
print(tag.t`x`, self`x`); // expect: true undefined
const get = { get me() { return this; } };
print(get.me === get, Object.create(get).me === get); // expect: true false
const k = { f() { return this.v; }, v: 1 };
const { f } = k;
print(thrown(f), k?.f(), k['f'](), (k, k.f)?.call(k)); // expect: TypeError 1 1 1
print(Reflect.apply(self, 7, []), new (class { constructor() { this.x = (() => this)() === this; } })().x); // expect: 7 true
class D { static s() { return this; } }
const s = D.s;
print(D.s() === D, s()); // expect: true undefined
