// ToPropertyKey: canonical strings, symbols kept, evaluated once.
const o = {};
o[1] = 'a'; o['1'] += 'b'; o[1.0] += 'c'; o['01'] = 'd';
print(o); // expect: {1: 'abc', 01: 'd'}
o[-0] = 'zero'; o[null] = 'n'; o[undefined] = 'u'; o[true] = 't'; o[1e21] = 'big'; o[0.1] = 'f';
print(Object.keys(o)); // expect: ['0', '1', '01', 'null', 'undefined', 'true', '1e+21', '0.1']
o[[1, 2]] = 'list'; o[{}] = 'obj';
print(o['1,2'], o['[object Object]']); // expect: list obj
let n = 0;
const k = { toString() { n++; return 'k'; }, valueOf() { n += 100; return 'v'; } };
o[k] = 1; o[k] += 1; o[k]++; k in o; delete o[k];
print(n, 'k' in o); // expect: 5 false
const y = Symbol('y');
o[y] = 1; o[Object(y)] += 1;
print(o[y], Object.getOwnPropertySymbols(o)); // expect: 2 [Symbol(y)]
const list = [];
list['2'] = 'x'; list['02'] = 'y'; list['-1'] = 'z'; list[4294967294] = 'last'; list[4294967295] = 'no index';
print(list.length, Object.keys(list)); // expect: 4294967295 ['2', '4294967294', '02', '-1', '4294967295']
print('abc'['1'], 'abc'['01'], 'abc'[-1], 'abc'[1.0], 'abc'['1.0']); // expect: b undefined undefined b undefined
print({ toString: 5, valueOf: () => 'v' }[{ toString: null, valueOf: () => 'toString' }]); // expect: 5
