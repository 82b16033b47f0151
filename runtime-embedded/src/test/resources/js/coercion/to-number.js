// ToNumber of strings: whitespace, radix prefixes, Infinity; no separators, no signs with prefixes.
const n = Number;
print(n(''), n(' '), n('\n\t 12 \r'), n('\u00a0\ufeff7\u2028')); // expect: 0 0 12 7
print(n('0x1F'), n('0b11'), n('0o17'), n('0X1f'), n('-0x1')); // expect: 31 3 15 31 NaN
print(n('1e3'), n('.5'), n('5.'), n('+.5e1'), n('.'), n('e5'), n('1e')); // expect: 1000 0.5 5 5 NaN NaN NaN
print(n('Infinity'), n('-Infinity'), n('+Infinity'), n('infinity'), n('INF')); // expect: Infinity -Infinity Infinity NaN NaN
print(n('1_000'), n('1n'), n('12px'), n('1 2'), n('--1'), n('0b'), n('0x')); // expect: NaN NaN NaN NaN NaN NaN NaN
print(n('-0'), n('-'), n('+'), n('+0'), n('00012'), n('010')); // expect: -0 NaN NaN 0 12 10
print(n(null), n(undefined), n(true), n(false), n([]), n([5]), n([1, 2]), n({})); // expect: 0 NaN 1 0 0 5 NaN NaN
print(n(), n('1'.repeat(400)), n('1e-400'), n('9007199254740993')); // expect: 0 Infinity 0 9007199254740992
print(thrown(() => n(Symbol())), thrown(() => +Symbol.iterator)); // expect: TypeError TypeError
print(n('\u180e1'), n('\u200b1'), n('١')); // expect: NaN NaN NaN
print(n(new Date(8)), n([[['3']]]), n(new String(' 4 ')), n(() => {})); // expect: 8 3 4 NaN
print(+'0.1e-6', +'1e21', +'123456789012345680000', +'1.7976931348623159e308'); // expect: 1e-7 1e+21 123456789012345680000 Infinity
