// super: home object, receiver, assignments, static super, object methods.
class A {
  get v() { return 'A' + this.n; } set v(x) { this.set = x; } m() { return 'm' + this.n; }
  static s() { return 'sA' + this.name; }
}
class B extends A {
  n = 1;
  get v() { return 'B' + super.v; } m() { return super.m() + super['m'](); }
  static s() { return 'sB' + super.s(); }
  put() { super.v = 5; return this.set; }
  plain() { super.nope = 7; return Object.hasOwn(this, 'nope'); }
  arrow() { return (() => super.m())(); }
  missing() { return super.missing; }
  order(log) { super[(log.push('key'), 'zz')] = (log.push('value'), 1); return log; }
}
const b = new B();
print(b.v, b.m(), B.s(), b.put(), b.plain(), b.arrow(), b.missing()); // expect: BA1 m1m1 sBsAB 5 true m1 undefined
print(b.order([])); // expect: ['key', 'value']
const lone = b.m;
print(lone.call({ n: 9 })); // expect: m9m9
const base = { hi() { return 'base ' + this.id; } };
const obj = { __proto__: base, id: 'o', hi() { return 'obj ' + super.hi(); } };
print(obj.hi()); // expect: obj base o
Object.setPrototypeOf(obj, { hi() { return 'swapped'; } });
print(obj.hi()); // expect: obj swapped
const moved = { id: 'moved', hi: obj.hi };
print(moved.hi()); // expect: obj swapped
print(thrown(() => ({ m() { return super.x.y; } }).m())); // expect: TypeError
print(({ m() { return super.toString === Object.prototype.toString; } }).m()); // expect: true
class Frozen extends A { t() { Object.freeze(this); super.q = 1; } }
print(thrown(() => new Frozen().t())); // expect: TypeError
class NonW extends A { }
Object.defineProperty(A.prototype, 'ro', { value: 1 });
class Ro extends A { t() { super.ro = 2; } }
print(thrown(() => new Ro().t())); // expect: TypeError
class Dyn extends A { constructor() { super(); } }
Object.setPrototypeOf(Dyn, class Z { constructor() { this.z = 1; } });
print(new Dyn().z, new Dyn() instanceof A); // expect: 1 true
class P { static x = 'px'; } class Q extends P { static y = super.x + '!'; static { this.w = super.x; } }
print(Q.y, Q.w); // expect: px! px
class Inc { get c() { return 10; } } class Inc2 extends Inc { t() { return [super.c++, this.c, super.c]; } set c(v) { Object.defineProperty(this, 'c', { value: v }); } }
print(thrown(() => new Inc2().t())); // expect: TypeError
