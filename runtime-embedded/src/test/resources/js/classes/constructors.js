// Class constructors: called with new only, derived this, returns, defaults.
class A { constructor(x) { this.x = x; } }
class B extends A { }
class C extends A { constructor() { super(5); this.y = 1; } }
print(new A(1), new B(2), new C(3)); // expect: {x: 1} {x: 2} {x: 5, y: 1}
print(thrown(() => A()), thrown(() => A.call({})), thrown(() => Reflect.apply(B, {}, []))); // expect: TypeError TypeError TypeError
class NoSuper extends A { constructor() { } }
print(thrown(() => new NoSuper())); // expect: ReferenceError
class Early extends A { constructor() { this.z = 1; super(); } }
print(thrown(() => new Early())); // expect: ReferenceError
class Twice extends A { constructor() { super(1); super(2); } }
print(thrown(() => new Twice())); // expect: ReferenceError
class RetObj extends A { constructor() { return { own: true }; } }
class RetUndef extends A { constructor() { super(7); return undefined; } }
class RetPrim extends A { constructor() { super(7); return 5; } }
print(new RetObj(), new RetUndef(), thrown(() => new RetPrim())); // expect: {own: true} {x: 7} TypeError
class BaseRet { constructor() { return 5; } }
print(new BaseRet() instanceof BaseRet); // expect: true
class Arrow extends A { constructor() { const s = () => super(8); s(); this.after = this.x; } }
print(new Arrow()); // expect: {x: 8, after: 8}
class Target { constructor() { this.t = new.target.name; } }
class Sub extends Target {}
print(new Target().t, new Sub().t, Reflect.construct(Target, [], A).t); // expect: Target Sub A
print(Reflect.construct(Target, [], A) instanceof A); // expect: true
let evaluated = 0;
class Args extends A { constructor() { super((evaluated++, 1), ...[2]); } }
print(new Args().x, evaluated, A.length, B.length, C.length); // expect: 1 1 1 0 0
class Null extends null { static s() { return 's'; } }
print(Null.s(), thrown(() => new Null()), Object.getPrototypeOf(Null.prototype)); // expect: s TypeError null
print(thrown(() => class extends 5 {}), thrown(() => class extends (() => {}) {}), thrown(() => class extends undefined {})); // expect: TypeError TypeError TypeError
function Old() { this.o = 1; }
Old.prototype = 3;
print(thrown(() => class extends Old {})); // expect: TypeError
Old.prototype = null;
print(Object.getPrototypeOf(class extends Old {}.prototype)); // expect: null
