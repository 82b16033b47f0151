// Property access on primitives; a strict this stays primitive; writes to primitives throw.
print('abc'.length, (5).toFixed, true.toString()); // expect: 3 [function toFixed] true
print(thrown(() => { 'abc'.x = 1; }), thrown(() => { (5)[0] = 1; }), thrown(() => { 'abc'[0] = 'z'; }), thrown(() => { true.y = 1; })); // expect: TypeError TypeError TypeError TypeError
Object.defineProperty(Number.prototype, 'me', { get() { return typeof this; }, set(v) { print('set on', typeof this); }, configurable: true });
print((5).me); // expect: number
(5).me = 1; // expect: set on number
delete Number.prototype.me;
String.prototype.kind = function () { return typeof this; };
print('x'.kind(), Object('x').kind(), 'x'['kind']()); // expect: string object string
delete String.prototype.kind;
print(typeof Object(1), typeof Object('s'), typeof Object(Symbol()), Object(1) == 1); // expect: object object object true
print(Object.keys(Object('ab')), Object.getOwnPropertyNames(Object('ab'))); // expect: ['0', '1'] ['0', '1', 'length']
print(flags(Object('ab'), 0), flags(Object('ab'), 'length'), flags(Object('ab'), 2)); // expect: -e- --- none
const w = new String('ab'); w[2] = 'c'; w.x = 1;
print(Reflect.ownKeys(w), thrown(() => { w[0] = 'z'; }), thrown(() => { w.length = 1; })); // expect: ['0', '1', '2', 'length', 'x'] TypeError TypeError
print(null?.x, thrown(() => null.x), thrown(() => undefined[Symbol.iterator]), thrown(() => { null.x = 1; })); // expect: undefined TypeError TypeError TypeError
print(Object(null) instanceof Object, Object(undefined), Object([1])); // expect: true {} [1]
