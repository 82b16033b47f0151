// delete answers true unless a property cannot go; in strict code that throws.
const o = { a: 1, get b() { return 2; }, 1: 'one' };
print(delete o.a, delete o['b'], delete o[1], delete o.nope, o); // expect: true true true true {}
print(delete 5, delete (() => {})(), delete this?.x); // expect: true true true
print(thrown(() => delete Object.freeze([1])[0])); // expect: TypeError
print(thrown(() => delete [].length)); // expect: TypeError
print(thrown(() => delete 'abc'[0])); // expect: TypeError
print(thrown(() => delete 'abc'.length)); // expect: TypeError
print(delete 'abc'[5], delete 'abc'.x); // expect: true true
print(thrown(() => delete null.x)); // expect: TypeError
print(thrown(() => delete Math.PI)); // expect: TypeError
print(thrown(() => delete globalThis.undefined)); // expect: TypeError
const list = [1, 2, 3];
print(delete list[1], list, list.length); // expect: true [1, <hole>, 3] 3
class B { static m() {} }
class D extends B { static d() { return delete super.m; } }
print(thrown(() => D.d())); // expect: ReferenceError
print(delete D.d, 'd' in D, delete D.m, 'm' in D); // expect: true false true true
const order = [];
print(thrown(() => delete (order.push('base'), undefined)[(order.push('key'), 'k')])); // expect: TypeError
print(order); // expect: ['base', 'key']
function f() { return typeof f; }
print(delete f.name, f.name, delete f.prototype === undefined); // throws: TypeError
