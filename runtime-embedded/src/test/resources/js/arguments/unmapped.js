// The arguments object of strict code: a copy, array-like, iterable, callee throws.
function f(a, b) { a = 9; arguments[1] = 8; return [a, b, arguments[0], arguments[1], arguments.length]; }
print(f(1, 2), f(1)); // expect: [9, 2, 1, 8, 2] [9, undefined, 1, 8, 1]
function args() { return arguments; }
const x = args('a', 'b');
print(x.length, [...x], Array.isArray(x), Object.prototype.toString.call(x)); // expect: 2 ['a', 'b'] false [object Arguments]
print(Reflect.ownKeys(x)); // expect: ['0', '1', 'length', 'callee', Symbol(Symbol.iterator)]
print(flags(x, 'length'), flags(x, 0), flags(x, 'callee'), flags(x, Symbol.iterator)); // expect: w-c wec gs-- w-c
print(x[Symbol.iterator] === Array.prototype.values, Object.getPrototypeOf(x) === Object.prototype); // expect: true true
print(thrown(() => x.callee), thrown(() => { x.callee = 1; })); // expect: TypeError TypeError
const d = Object.getOwnPropertyDescriptor(x, 'callee');
print(d.get === d.set, d.get === Object.getOwnPropertyDescriptor(Function.prototype, 'caller').get); // expect: true true
x.length = 1; print([...x], x[1], delete x[0], 0 in x); // expect: ['a'] b true false
x[5] = 'new'; print(x.length, x[5]); // expect: 1 new
function dflt(p = arguments.length) { return p; }
print(dflt(), dflt(undefined, 1)); // expect: 0 2
function inArrow() { return (() => [...arguments])(); }
print(inArrow(1, 2)); // expect: [1, 2]
function local() { var arguments_ = arguments; return typeof arguments_; }
print(local()); // expect: object
const m = { m() { return arguments.length; }, get g() { return arguments.length; }, set s(v) { print(arguments.length); } };
print(m.m(1, 2, 3), m.g); // expect: 3 0
m.s = 1; // expect: 1
print(Array.prototype.slice.call(args(1, 2, 3), 1), Math.max.apply(null, args(4, 7))); // expect: [2, 3] 7
function* gen() { yield arguments.length; }
print(gen(1, 2).next().value, Object.keys(args(1))); // expect: 2 ['0']
