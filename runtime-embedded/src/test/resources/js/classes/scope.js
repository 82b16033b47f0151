// The inner name of a class is constant; heritage and keys see it in its TDZ.
class A { static self() { return A; } }
const keep = A;
A = null;
print(keep.self() === keep); // expect: true
print(thrown(() => { class B { static m() { B = 1; } } B.m(); })); // expect: TypeError
print(thrown(() => { class C extends C {} })); // expect: ReferenceError
print(thrown(() => { class D { [D.name]() {} } })); // expect: ReferenceError
print(thrown(() => { class E { static f = E.name; } return E.f; })); // expect: no error: 'E'
print(thrown(() => new Late())); // expect: ReferenceError
class Late {}
const Expr = class Inner { static get() { return Inner; } };
print(Expr.get() === Expr, typeof Inner, Expr.name); // expect: true undefined Inner
let order = [];
class O extends (order.push('heritage'), Object) { [(order.push('key'), 'k')]() { } static f = order.push('static'); }
print(order); // expect: ['heritage', 'key', 'static']
print(thrown(() => { class T { static { throw new RangeError(); } } })); // expect: RangeError
function scoped() { { class S { v() { return 'inner'; } } return new S().v(); } class S { v() { return 'outer'; } } }
print(scoped()); // expect: inner
const x = 'outer x';
class Blk { static { var x = 'block x'; this.x = x; } static { this.y = x; } static f = (() => typeof arguments0)(); }
print(Blk.x, Blk.y, Blk.f); // expect: block x outer x undefined
let thisInKey;
class TK { [(thisInKey = this, 'k')]() {} }
print(thisInKey); // expect: undefined
class Gen { static *g() { yield* [1, 2]; } async a() { return 3; } static async *ag() { yield 4; } }
print([...Gen.g()], await new Gen().a(), (await Gen.ag().next()).value); // expect: [1, 2] 3 4
class New { static of() { return new this(); } }
class New2 extends New {}
print(New2.of() instanceof New2); // expect: true
