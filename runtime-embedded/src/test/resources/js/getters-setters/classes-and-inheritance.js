// Accessors of classes: inheritance, one half overridden, super, statics, receivers.
class A { #v = 1; get v() { return this.#v; } set v(x) { this.#v = x; } static get s() { return 'A.s of ' + this.name; } }
class B extends A { get v() { return super.v * 10; } }
class D extends A { set v(x) { super.v = x + 1; } }
const b = new B(), d = new D();
print(b.v, thrown(() => { b.v = 5; }), d.v, (d.v = 5), B.s, D.s); // expect: 10 TypeError undefined 5 A.s of B A.s of D
print(Object.getOwnPropertyDescriptor(B.prototype, 'v').set, Object.hasOwn(d, 'v'), new A().v++, Object.keys(new A())); // expect: undefined false 1 []
const proto = { get kind() { return typeof this; }, set kind(x) { this.seen = x; } }; const child = Object.create(proto); child.kind = 'k'; print(child.kind, child.seen, Object.keys(child), proto.kind); // expect: object k ['seen'] object
let count = 0; class Lazy { get value() { Object.defineProperty(this, 'value', { value: ++count }); return this.value; } } const l = new Lazy(); print(l.value, l.value, new Lazy().value, flags(l, 'value')); // expect: 1 1 2 ---
class Cmp { static get [Symbol.species]() { return 'sp'; } get [`a${1}`]() { return 'computed'; } static set 5(x) { this.five = x; } } Cmp[5] = 'v'; print(Cmp[Symbol.species], new Cmp().a1, Cmp.five); // expect: sp computed v
const arr = [1, 2, 3]; Object.defineProperty(arr, 'last', { get() { return this[this.length - 1]; }, set(x) { this[this.length - 1] = x; } }); arr.last += 7; arr.last++; print(arr, arr.last); // expect: [1, 2, 11] 11
Object.defineProperty(Object.prototype, 'onAll', { get() { return 'on ' + typeof this; }, configurable: true }); print((5).onAll, 'x'.onAll, [].onAll, (() => { }).onAll, thrown(() => { (5).onAll = 1; })); delete Object.prototype.onAll; // expect: on number on string on object on function TypeError
class E { static #count = 0; static get next() { return ++E.#count; } } print(E.next, E.next, [E.next, E.next], `${E.next}${E.next}`); // expect: 1 2 [3, 4] 56
const { get, set } = Object.getOwnPropertyDescriptor(A.prototype, 'v'); const a = new A(); set.call(a, 9); print(get.call(a), thrown(() => get.call({})), get.name, set.name); // expect: 9 TypeError get v set v
