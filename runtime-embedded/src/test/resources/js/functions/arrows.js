// Arrow functions: bodies, parameters, no this, arguments, prototype or new.
print((() => ({}))(), (() => {})(), (() => ({ a: 1 }).a)()); // expect: {} undefined 1
print((a => b => c => a + b + c)(1)(2)(3)); // expect: 6
print((({ a, b: [c] }, ...d) => [a, c, d])({ a: 1, b: [2] }, 3, 4)); // expect: [1, 2, [3, 4]]
function outer() { return (() => arguments[0])('inner'); }
print(outer('outer')); // expect: outer
function NT() { return (() => new.target)(); }
print(NT() === undefined, typeof new NT()); // expect: true function
const f = () => {};
print('prototype' in f, Object.getPrototypeOf(f) === Function.prototype, f.hasOwnProperty('arguments')); // expect: false true false
print((async x => x).constructor.name, (() => {}).constructor === Function); // expect: AsyncFunction true
const cond = true ? (a) => a : (b) => -b;
print(cond(2), ((a, b,) => a + b)(1, 2), (_ => _)(1)); // expect: 2 3 1
print([1, 2, 3].map((n) => n * 2).filter(n => n > 2).reduce((x, y) => x + y)); // expect: 10
const comma = (1, () => 'c');
print(comma(), (() => 1, 2)); // expect: c 2
const long = (a) =>
  a
    * 2;
print(long(4), (a => { 'use strict'; return a; })(5)); // expect: 8 5
class C { x = () => this; static y = () => this; }
const c = new C();
print(c.x.call(null) === c, C.y.call(null) === C); // expect: true true
const rec = (n) => n === 0 ? [] : [n, ...rec(n - 1)];
print(rec(3)); // expect: [3, 2, 1]
