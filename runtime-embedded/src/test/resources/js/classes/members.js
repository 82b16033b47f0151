// Methods, accessors, statics and computed keys: attributes and order.
const log = [];
const k = (n) => { log.push(n); return n; };
class A {
  [k('a')]() { return 1; }
  static [k('b')] = log.push('init b');
  [k('c')] = log.push('init c');
  get [k('d')]() { return 4; }
  static { log.push('block'); }
  static [k('e')]() { }
}
print(log); // expect: ['a', 'b', 'c', 'd', 'e', 'init b', 'block']
new A();
print(log.at(-1), Reflect.ownKeys(A.prototype), Reflect.ownKeys(A)); // expect: init c ['constructor', 'a', 'd'] ['length', 'name', 'prototype', 'e', 'b']
print(flags(A.prototype, 'a'), flags(A.prototype, 'd'), flags(A, 'e'), flags(A, 'b')); // expect: w-c g--c w-c wec
class B { get v() { return 1; } set v(x) { } static get v() { return 2; } 'quoted name'() { return 3; } 42() { return 4; } }
print(flags(B.prototype, 'v'), flags(B, 'v'), B.v, new B()['quoted name'](), new B()[42]()); // expect: gs-c g--c 2 3 4
class Dup { m() { return 1; } m() { return 2; } get x() { return 1; } x() { return 2; } }
print(new Dup().m(), new Dup().x()); // expect: 2 2
class Merge { get y() { return 'g'; } z() {} set y(v) {} }
print(flags(Merge.prototype, 'y'), Object.getOwnPropertyNames(Merge.prototype)); // expect: gs-c ['constructor', 'y', 'z']
print(thrown(() => new (new B()['quoted name'])())); // expect: TypeError
print(typeof A, A.name, (class {}).name === '', (class N { static n() { return N.name; } }).n()); // expect: function A true N
print(thrown(() => { class X { static prototype2() {} static ['prototype']() {} } })); // expect: TypeError
class St { static a = 1; static b = St.a + 1; static c = this.b + 1; static { this.d = this.c + 1; } }
print(St.a, St.b, St.c, St.d, Object.keys(St)); // expect: 1 2 3 4 ['a', 'b', 'c', 'd']
class Named { static name = 'own'; }
print(Named.name, flags(Named, 'name')); // expect: own wec
const sym = Symbol('s');
class Sy { [sym]() { return 'sym'; } static [Symbol.for('t')] = 1; *[Symbol.iterator]() { yield 1; } }
print(new Sy()[sym](), [...new Sy()], Sy[Symbol.for('t')], new Sy()[sym].name); // expect: sym [1] 1 [s]
