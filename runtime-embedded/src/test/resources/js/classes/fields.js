// Instance fields: defined (not set), in order, after super returns, this and no arguments.
const log = [];
class A { a = (log.push('a'), 1); constructor() { log.push('ctor A'); } }
class B extends A { b = (log.push('b'), this.a + 1); constructor() { log.push('before'); super(); log.push('after'); } c = 3; }
print(new B(), log); // expect: {a: 1, b: 2, c: 3} ['before', 'a', 'ctor A', 'b', 'after']
class S { set v(x) { log.push('setter'); } }
class T extends S { v = 1; }
log.length = 0;
print(flags(new T(), 'v'), log); // expect: wec []
class U { x; ['y']; 'z w'; 5 = 6; static s; }
print(new U(), Object.hasOwn(U, 's')); // expect: {5: 6, x: undefined, y: undefined, z w: undefined} true
class F { self = this; fn = () => this; m = function () { return this; }; k = () => new.target; }
const f = new F();
print(f.self === f, f.fn.call(1) === f, f.m.call(2), f.k()); // expect: true true 2 undefined
let n = 0;
class Count { id = ++n; [`k${++n}`] = n; }
print(new Count(), new Count()); // expect: {id: 2, k1: 2} {id: 3, k1: 3}
class Base { constructor() { this.m(); } m() { } }
class Derived extends Base { f = 'init'; m() { this.seen = this.f; } }
print(new Derived()); // expect: {seen: undefined, f: 'init'}
class Ret { constructor(o) { return o; } }
class Stamp extends Ret { stamped = true; }
const target = {};
new Stamp(target);
print(target); // expect: {stamped: true}
print(thrown(() => new Stamp(Object.freeze({})))); // expect: TypeError
class Sup { get p() { return 'sp'; } } class Sub extends Sup { f = super.p; g = () => super.p; }
print(new Sub().f, new Sub().g()); // expect: sp sp
class Throw { a = 1; b = (() => { throw new RangeError(); })(); }
print(thrown(() => new Throw())); // expect: RangeError
class Names { a = () => {}; b = class {}; static c = function () {}; ['d'] = () => {}; }
const nm = new Names();
print(nm.a.name, nm.b.name, Names.c.name, nm.d.name); // expect: a b c d
class Asi { get
x() { return 1; } static
y = 2
z = 3
'w' }
print(new Asi().x, Asi.y, new Asi()); // expect: 1 2 {z: 3, w: undefined}
class Special { static = 1; get = 2; set = 3; async = 4; }
print(new Special()); // expect: {static: 1, get: 2, set: 3, async: 4}
