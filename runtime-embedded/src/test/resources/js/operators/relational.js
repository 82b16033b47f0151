// < <= > >=: strings by code units, else numbers; NaN makes all of them false.
print(1 < 2, 2 <= 2, 3 > 4, 3 >= 4); // expect: true true false false
print('a' < 'b', 'B' < 'a', '10' < '9', '10' < 9, 'a' < 'ab', '' < 'a'); // expect: true true true false true true
print(NaN < 1, NaN >= 1, NaN <= NaN, undefined < 1, undefined >= undefined); // expect: false false false false false
print(null < 1, null >= 0, null > 0, null <= 0); // expect: true true false true
print(-0 < 0, 0 <= -0, Infinity > 1e308, -Infinity < -1e308); // expect: false true true true
print([2] > 1, [1, 2] > 1, '' < 1, ' ' < 1, 'x' < 1); // expect: true false true true false
print('\ud83d\ude00' < '\uffff', '\u{1f600}' < '\u{10ffff}'); // expect: true true
const log = [];
const v = (n, x) => ({ valueOf() { log.push(n); return x; } });
v('a', 1) < v('b', 2); v('c', 1) > v('d', 2); v('e', 1) <= v('f', 2); v('g', 1) >= v('h', 2);
print(log.join('')); // expect: abcdefgh
print(thrown(() => Symbol() < 1), thrown(() => 1 >= Symbol())); // expect: TypeError TypeError
print({} < {}, {} <= {}, {} >= {}); // expect: false true true
print(new Date(1) < new Date(2), [] <= 0, [[]] >= 0, true > false); // expect: true true true true
print('2' > '12', 2 > '12', '0x10' > 15, '1e3' > 999); // expect: true false true true
