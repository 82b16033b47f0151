// in needs an object, instanceof asks Symbol.hasInstance, then a callable with a prototype.
print('a' in { a: undefined }, 'b' in {}, 'toString' in {}); // expect: true false true
print(0 in [1], 1 in [1], 'length' in [], -0 in [1]); // expect: true false true true
print(thrown(() => 'a' in 'abc'), thrown(() => 1 in 5)); // expect: TypeError TypeError
const sym = Symbol();
print(sym in { [sym]: 1 }, Symbol.iterator in []); // expect: true true
class A {} class B extends A {}
print(new B() instanceof A, new A() instanceof B, 5 instanceof Number); // expect: true false false
print([] instanceof Array, [] instanceof Object, (() => {}) instanceof Function); // expect: true true true
print(Object.create(null) instanceof Object); // expect: false
print(thrown(() => ({}) instanceof {}), thrown(() => 1 instanceof 1)); // expect: TypeError TypeError
print(thrown(() => ({}) instanceof (() => {}))); // expect: TypeError
print(5 instanceof (() => {})); // expect: false
const Even = { [Symbol.hasInstance]: (n) => n % 2 === 0 };
print(2 instanceof Even, 3 instanceof Even); // expect: true false
class Never { static [Symbol.hasInstance]() { return ''; } }
print(new Never() instanceof Never); // expect: false
const bound = A.bind(null);
print(new A() instanceof bound, new bound() instanceof A); // expect: true true
print(thrown(() => ({}) instanceof { [Symbol.hasInstance]: 1 })); // expect: TypeError
print(thrown(() => ({}) instanceof { [Symbol.hasInstance]: null })); // expect: TypeError
print(flags(Function.prototype, Symbol.hasInstance)); // expect: ---
print(Function.prototype[Symbol.hasInstance].name); // expect: [Symbol.hasInstance]
const order = [];
(order.push('left'), 'k') in (order.push('right'), {});
print(order); // expect: ['left', 'right']
