// What a function relies on after many calls does not hold in one more: each kind of broken assumption.
const warm = (f, ...a) => { let last; for (let i = 0; i < 30; i++) last = f(...a); return last; };
function add(a, b) { return a + b; }
print(warm(add, 1, 2), add('1', 2), add(1, null), add([1], 2), add({ valueOf() { return 5; } }, 1), add(1, 2)); // expect: 3 12 1 12 6 3
function over(a, b) { return a * b + a; }
print(warm(over, 3, 4), over(65536, 65536), over(2147483647, 1), over(0, -1), over(-0, 5), over(3, 4)); // expect: 15 4295032832 4294967294 0 -0 15
function neg(a) { return -a; }
print(warm(neg, 5), neg(0), neg(-2147483648), neg('7'), neg(5)); // expect: -5 -0 2147483648 -7 -5
function sum(o) { return o.a + o.b; }
print(warm(sum, { a: 1, b: 2 }), sum({ b: 2, a: 5 }), sum({ a: 1, get b() { return 10; } }), sum(Object.create({ a: 3, b: 4 })), thrown(() => sum(null)), sum({ a: 1 }), sum({ a: 1, b: 2 })); // expect: 3 7 11 7 TypeError NaN 3
function use(f, x) { return f(x) + 1; }
const inc = (x) => x + 1;
print(warm(use, inc, 1), use((x) => x * 10, 2), use(Math.abs, -4), use(String, 3), thrown(() => use(7, 1)), thrown(() => use(undefined, 1)), use(inc, 1)); // expect: 3 21 5 31 TypeError TypeError 3
function at(list, i) { return list[i]; }
const ints = [1, 2, 3];
print(warm(at, ints, 1), at(ints, 3), at(ints, -1), at([1, , 3], 1), at('text', 1), at({ 1: 'one' }, 1), at(new Uint8Array([9]), 0), at(ints, 1.5), at(ints, '2'), at(ints, 1)); // expect: 2 undefined undefined undefined e one 9 undefined 3 2
function put(list, i, v) { list[i] = v; return list.length; }
const target = [0, 0];
print(warm(put, target, 1, 5), put(target, 2, 'x'), put(target, 5, 0.5), put(target, 'name', 1), target, thrown(() => put(Object.freeze([1]), 0, 2)), put(target, 0, 1)); // expect: 2 3 6 6 [1, 5, 'x', <hole>, <hole>, 0.5] TypeError 6
function pick(c) { return c ? 'yes' : 'no'; }
print(warm(pick, true), pick(0), pick(''), pick('0'), pick(NaN), pick([]), pick(null), pick(true)); // expect: yes no no yes no yes no yes
function both(a, b) { return a < b && !(a === b); }
print(warm(both, 1, 2), both('a', 'b'), both(1, '2'), both(NaN, 1), both(null, 1), both(2, 2), both(1, 2)); // expect: true true true false true false true
