// Rest parameters, length and name attributes of functions.
const rest = (a, ...r) => [a, r];
print(rest(), rest(1), rest(1, 2, 3)); // expect: [undefined, []] [1, []] [1, [2, 3]]
const pattern = (...[a, b = 'd', ...c]) => [a, b, c];
print(pattern(1), pattern(1, 2, 3, 4)); // expect: [1, 'd', []] [1, 2, [3, 4]]
const len = (...{ length }) => length;
print(len(1, 2, 3), Array.isArray(((...r) => r)())); // expect: 3 true
function f(a, b) {}
print(f.length, f.name, flags(f, 'length'), flags(f, 'name'), flags(f, 'prototype')); // expect: 2 f --c --c w--
print(Reflect.ownKeys(f)); // expect: ['length', 'name', 'prototype']
print(Reflect.ownKeys(() => {}), Reflect.ownKeys(async () => {})); // expect: ['length', 'name'] ['length', 'name']
print(Reflect.ownKeys({ m() {} }.m), Reflect.ownKeys(function* () {})); // expect: ['length', 'name'] ['length', 'name', 'prototype']
print(Reflect.ownKeys(f.prototype), flags(f.prototype, 'constructor'), f.prototype.constructor === f); // expect: ['constructor'] w-c true
class C { static s() {} }
print(Reflect.ownKeys(C), flags(C, 'prototype'), flags(C.prototype, 'constructor')); // expect: ['length', 'name', 'prototype', 's'] --- w-c
print(Reflect.ownKeys((function* () {}).prototype)); // expect: []
print(flags(function* () {}, 'prototype'), 'prototype' in (async () => {}), 'prototype' in async function () {}); // expect: w-- false false
print(thrown(() => { f.name = 'g'; }), thrown(() => { f.length = 9; })); // expect: TypeError TypeError
Object.defineProperty(f, 'name', { value: 'renamed' });
print(f.name, delete f.name, JSON.stringify(f.name)); // expect: renamed true ""
print(thrown(() => f.caller), thrown(() => f.arguments)); // expect: TypeError TypeError
print('caller' in f, Object.hasOwn(f, 'caller')); // expect: true false
