// OrdinaryOwnPropertyKeys: array indices ascending, strings by age, symbols by age.
const s1 = Symbol('1'), s2 = Symbol('2');
const o = { z: 1, [s1]: 1, 10: 1, a: 1, 2: 1, [s2]: 1, '-1': 1, '01': 1, 4294967294: 1, 4294967295: 1, 1.5: 1 };
print(Reflect.ownKeys(o)); // expect: ['2', '10', '4294967294', 'z', 'a', '-1', '01', '4294967295', '1.5', Symbol(1), Symbol(2)]
print(Object.keys(o).length, Object.getOwnPropertyNames(o).length, Object.getOwnPropertySymbols(o).length); // expect: 9 9 2
delete o.z; o.z = 2; o.a = 3; o[0] = 1;
print(Object.keys(o)); // expect: ['0', '2', '10', '4294967294', 'a', '-1', '01', '4294967295', '1.5', 'z']
Object.defineProperty(o, 'a', { enumerable: false }); Object.defineProperty(o, 'a', { enumerable: true });
print(Object.keys(o)[4], JSON.stringify({ b: 1, 1: 2, a: 3, 0: 4 })); // expect: a {"0":4,"1":2,"b":1,"a":3}
print(Object.entries({ y: 1, 3: 2, x: 3, 1: 4 }), Object.values({ y: 1, 3: 2, 1: 4 }), Object.assign({}, { b: 1, 0: 2 })); // expect: [['1', 4], ['3', 2], ['y', 1], ['x', 3]] [4, 2, 1] {0: 2, b: 1}
print(Reflect.ownKeys(class { static b() { } static a() { } static 1() { } }), Reflect.ownKeys([7, 8]), Reflect.ownKeys(Object('ab'))); // expect: ['1', 'length', 'name', 'prototype', 'b', 'a'] ['0', '1', 'length'] ['0', '1', 'length']
const many = {}; for (let i = 50; i > 0; i--) many['k' + i] = i; for (let i = 0; i < 50; i += 2) delete many['k' + (i + 1)]; many.k1 = 'back';
print(Object.keys(many).length, Object.keys(many)[0], Object.keys(many).at(-1), Object.keys(many).at(-2)); // expect: 26 k50 k1 k2
const big = {}; for (let i = 0; i < 3000; i++) big['p' + (i * 7919 % 3000)] = i; print(Object.keys(big).length, Object.keys(big)[1], big.p2081); // expect: 3000 p1919 1999
print(Reflect.ownKeys({ a: 1, get b() { return 1; }, ['c']: 1, d() { }, ...{ e: 1 } }), Reflect.ownKeys(new Error('m')).includes('message')); // expect: ['a', 'b', 'c', 'd', 'e'] true
