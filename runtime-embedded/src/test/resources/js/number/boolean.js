// Boolean objects and functions.
print(Boolean.length, Boolean.name, new Boolean(false) ? 'truthy' : 'falsy', Boolean(new Boolean(false)), new Boolean(1).valueOf(), typeof Object(true), flags(Boolean, 'prototype')); // expect: 1 Boolean truthy true true object ---
print(true.toString(), new Boolean().toString(), thrown(() => Boolean.prototype.toString.call(1)), thrown(() => Boolean.prototype.valueOf.call({})), Boolean.prototype.valueOf.call(Object(true)), Object.prototype.toString.call(Boolean.prototype)); // expect: true false TypeError TypeError true [object Boolean]
print(true + true, [true] + '', JSON.stringify({ a: new Boolean(false) }), new Boolean(true) == true, new Boolean(true) === true, !new Boolean(false), Boolean.prototype == false); // expect: 2 true {"a":false} true false false true
class B extends Boolean { n() { return !this.valueOf(); } } print(new B(true).n(), new B(0) instanceof Boolean); // expect: false true
