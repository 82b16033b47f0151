// Binding strength and associativity.
print(1 + 2 * 3 ** 2 - 4 / 2, 2 + 3 << 1, 1 << 2 + 1); // expect: 17 10 8
print(1 | 2 ^ 3 & 4, 1 || 0 && 0, !0 + 1, -2 + 3, !1 == 0); // expect: 3 1 2 1 true
print(1 < 2 < 3, 3 > 2 > 1, 1 == 1 == 2, 5 & 1 == 1); // expect: true false false 1
print(typeof 1 + 1, typeof (1 + 1), void 0 + 1); // expect: number1 number NaN
print(10 - 3 - 2, 2 ** 2 ** 0, 100 / 10 / 5, 7 % 4 % 2); // expect: 5 2 2 1
print(true ? 1 : 0 ? 2 : 3, (true ? 0 : 1) || 5, false || true ? 'y' : 'n'); // expect: 1 5 y
let a = 1, b; b = a = 5, a = 6;
print(a, b, +'3' + +'4', - -1, + -'2', !!'' + 1); // expect: 6 5 7 1 -2 1
print('b' in { b: 1 } === true, 1 + 1 in [, , 3], !('x' in {})); // expect: true true true
print([] instanceof Array == true, 1 - -1, 1 + +1, 2 - - -2); // expect: true 2 2 0
let i = 1; print(-i++ + i, ~i + 1, - -i); // expect: 1 -2 2
print(new Date(0).getTime() + 1, new Array(2).length ** 2); // expect: 1 4
const f = x => x ? y => y : z => -z;
print(f(1)(2), f(0)(2), (x => x, 5)); // expect: 2 -2 5
print(await 1 + await 2, -await 3, !await 0); // expect: 3 -3 true
print(null ?? 1 + 1, (0 || null) ?? 'd', 1 + (null ?? 2)); // expect: 2 d 3
