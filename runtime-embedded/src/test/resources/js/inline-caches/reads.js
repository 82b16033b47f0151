// Repeated reads at one place see every later change of shapes, prototypes and accessors.
function read(o) { return o.x; }
function many(o) { let last; for (let i = 0; i < 40; i++) last = read(o); return last; }
class A { get x() { return 'A'; } }
class B extends A {}
const b = new B();
print(many(b)); // expect: A
Object.defineProperty(B.prototype, 'x', { value: 'B', configurable: true });
print(many(b)); // expect: B
delete B.prototype.x;
print(many(b)); // expect: A
Object.setPrototypeOf(B.prototype, { x: 'new' });
print(many(b)); // expect: new
Object.setPrototypeOf(b, { x: 'direct' });
print(many(b), many(new B())); // expect: direct new
b.x = 'own';
print(many(b)); // expect: own
delete b.x;
print(many(b)); // expect: direct
const plain = {};
print(many(plain)); // expect: undefined
Object.prototype.x = 'everywhere';
print(many(plain), many(5), many('s'), many(true)); // expect: everywhere everywhere everywhere everywhere
delete Object.prototype.x;
print(many(plain), many(5), many('s'), many(true)); // expect: undefined undefined undefined undefined
const bare = Object.create(null);
print(many(bare), many(new Proxy(bare, { get: () => 'trap' })), many(bare)); // expect: undefined trap undefined
const shapes = Array.from({ length: 8 }, (_, i) => ({ ['p' + i]: 0, x: i }));
print(shapes.map(many), many(shapes[3])); // expect: [0, 1, 2, 3, 4, 5, 6, 7] 3
const frozen = Object.freeze({ x: 1 });
print(many(frozen), thrown(() => many(null)), thrown(() => many(undefined))); // expect: 1 TypeError TypeError
let calls = 0;
const getter = { get x() { return ++calls; } };
print(many(getter), calls); // expect: 40 40
Object.defineProperty(getter, 'x', { value: 'data' });
print(many(getter), calls); // expect: data 40
const proto = { x: 1 };
const child = Object.create(proto);
print(many(child)); // expect: 1
proto.x = 2;
print(many(child)); // expect: 2
proto.x = 3; child.y = 1;
print(many(child)); // expect: 3
const list = [1, 2]; list.x = 'array';
print(many(list), many([1]), many(Object.assign(() => 1, { x: 'f' }))); // expect: array undefined f
