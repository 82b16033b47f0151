// ** is right associative, NaN ** 0 is 1, 1 ** Infinity is NaN; no unary minus on its left.
print(2 ** 10, 2 ** 3 ** 2, (2 ** 3) ** 2, 2 ** -1); // expect: 1024 512 64 0.5
print(NaN ** 0, NaN ** -0, 0 ** 0, Infinity ** 0); // expect: 1 1 1 1
print(1 ** Infinity, (-1) ** Infinity, 1 ** NaN); // expect: NaN NaN NaN
print((-2) ** 2, (-2) ** 3, -(2 ** 2), (-8) ** (1 / 3)); // expect: 4 -8 -4 NaN
print((-0) ** 3, (-0) ** 2, (-0) ** -3, (-0) ** -2); // expect: -0 0 -Infinity Infinity
print((-Infinity) ** 3, (-Infinity) ** 2, (-Infinity) ** -3, (-Infinity) ** -2); // expect: -Infinity Infinity -0 0
print(0.5 ** Infinity, 0.5 ** -Infinity, 2 ** Infinity, 2 ** -Infinity); // expect: 0 Infinity Infinity 0
print(2 ** 53, 2 ** 1023 * 2, 2 ** -1074, 2 ** -1075); // expect: 9007199254740992 Infinity 5e-324 0
let x = 3; x **= 2; x **= 0.5;
print(x, 4 ** 0.5, 10 ** 2, '2' ** '3'); // expect: 3 2 100 8
print(2 ** 31, 2 ** 32, (-2) ** 31, 3 ** 20); // expect: 2147483648 4294967296 -2147483648 3486784401
let i = 2; print(i++ ** 2, i ** ++i); // expect: 4 81
