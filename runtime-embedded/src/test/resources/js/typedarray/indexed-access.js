// Canonical numeric strings never become properties; out of range is silence.
const u = new Uint8Array([1, 2, 3]);
print(u[3], u[-1], u['1'], u['01'], u[1.5], u['-0'], 3 in u, '-0' in u, 1.5 in u, 2 in u); // expect: undefined undefined 2 undefined undefined undefined false false false true
u[5] = 9; u['-0'] = 9; u[1.5] = 9; u[-1] = 9; u.x = 'prop'; u['01'] = 'other'; print(Object.keys(u), u.length); // expect: ['0', '1', '2', 'x', '01'] 3
print(flags(u, 0), flags(u, 3), flags(u, '-0'), Reflect.defineProperty(u, 0, { value: 7 }), Reflect.defineProperty(u, 0, { value: 7, enumerable: false }), Reflect.defineProperty(u, 9, { value: 1 }), Reflect.defineProperty(u, 0, { get() { } })); // expect: wec none none true false false false
print(u[0], delete u[9], thrown(() => delete u[0]), Reflect.deleteProperty(u, 0), Reflect.set(u, 9, 1), Reflect.has(u, '9'), Reflect.get(u, '-0')); // expect: 7 true TypeError false true false undefined
let conv = 0; u[9] = { valueOf() { conv++; return 1; } }; print(conv, thrown(() => { u[0] = Symbol(); }), thrown(() => { u[99] = Symbol(); })); // expect: 1 TypeError TypeError
Object.prototype[7] = 'proto'; print(u[7], [][7]); delete Object.prototype[7]; // expect: undefined proto
u['Infinity'] = 1; u['NaN'] = 1; u['1e3'] = 1; u['+1'] = 1; print(Reflect.ownKeys(u)); // expect: ['0', '1', '2', 'x', '01', '1e3', '+1']
const ks = []; for (const k in u) ks.push(k); print(ks, [...u], JSON.stringify(new Uint8Array([1, 2])), Object.entries(new Int8Array([5]))); // expect: ['0', '1', '2', 'x', '01', '1e3', '+1'] [7, 2, 3] {"0":1,"1":2} [['0', 5]]
print(u.hasOwnProperty(2), u.hasOwnProperty(3), Object.isFrozen(u), Array.isArray(u), Object.getOwnPropertyDescriptor(u, '1')); // expect: true false false false {value: 2, writable: true, enumerable: true, configurable: true}
const child = Object.create(u); child[0] = 5; child[9] = 5; print(Object.keys(child), u[0], child[0]); // expect: ['0'] 7 5
