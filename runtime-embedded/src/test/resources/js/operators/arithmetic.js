// Number arithmetic: sign of the remainder, -0, overflow into doubles, division.
print(5 % 3, -5 % 3, 5 % -3, -5 % -3); // expect: 2 -2 2 -2
print(-4 % 2, 4 % -2, 0 % 5, -0 % 5); // expect: -0 0 0 -0
print(5.5 % 2, -5.5 % 2, 1e308 % 3, 0.3 % 0.1); // expect: 1.5 -1.5 2 0.09999999999999998
print(5 % 0, Infinity % 5, 5 % Infinity, NaN % 1); // expect: NaN NaN 5 NaN
print(1 / 0, -1 / 0, 1 / -0, 0 / 0); // expect: Infinity -Infinity -Infinity NaN
print(0 * -1, -0 + -0, -0 + 0, 0 - 0, -0 - 0); // expect: -0 -0 0 0 -0
print(2147483647 + 1, -2147483648 - 1, 2147483647 * 2147483647); // expect: 2147483648 -2147483649 4611686014132420600
print(-(-2147483648), -0, -(0), - -0); // expect: 2147483648 -0 -0 0
print(65536 * 65536, 46341 * 46341, -65536 * 32768); // expect: 4294967296 2147488281 -2147483648
print(9007199254740991 + 1, 9007199254740991 + 2, 9007199254740992 + 3); // expect: 9007199254740992 9007199254740992 9007199254740996
print(0.1 * 3, 1.1 + 2.2, 0.7 + 0.1, 4.35 * 100); // expect: 0.30000000000000004 3.3000000000000003 0.7999999999999999 434.99999999999994
print(7 / 2, -7 / 2, 6 / 3, 1 / 3); // expect: 3.5 -3.5 2 0.3333333333333333
print(Infinity - Infinity, Infinity * 0, Infinity / Infinity); // expect: NaN NaN NaN
print(1e308 * 10, -1e308 * 10, 5e-324 / 2); // expect: Infinity -Infinity 0
print((-2147483648 / -1), -2147483648 % -1); // expect: 2147483648 -0
