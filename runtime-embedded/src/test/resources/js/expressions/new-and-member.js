// new without arguments, with a member expression, with a call in parentheses.
function A(x) { this.x = x; }
A.B = class { constructor(y) { this.y = y; } m() { return 'm' + this.y; } };
const make = () => A;
print(new A, new A(1), new A.B(2)); // expect: {x: undefined} {x: 1} {y: 2}
print(new A.B(3).m(), new A.B().m()); // expect: m3 mundefined
print(new (make())(4).x, new (make().B)(5).y); // expect: 4 5
print(new new (class { constructor() { return A; } })()(6).x); // expect: 6
function T() { return new.target; }
print(T() === undefined, new T() === T || typeof new T()); // expect: true true
print(thrown(() => new (() => {})())); // expect: TypeError
print(thrown(() => new ({ m() {} }).m())); // expect: TypeError
print(thrown(() => new (async function () {})())); // expect: TypeError
print(thrown(() => new (function* () {})())); // expect: TypeError
print(thrown(() => new Math.max())); // expect: TypeError
print(thrown(() => new Symbol())); // expect: TypeError
print(thrown(() => new 5())); // expect: TypeError
function R(o) { this.own = 1; return o; }
print(new R(7).own, new R({ k: 1 }).own, new R(null).own); // expect: 1 undefined 1
print([new R([])].length, new R(() => {}) instanceof R); // expect: 1 false
A.prototype = 5;
print(Object.getPrototypeOf(new A()) === Object.prototype); // expect: true
print(new Date(0).getTime(), new Array(3).length, new Array(3, 4)); // expect: 0 3 [3, 4]
