// Array patterns: defaults, holes, rest, nesting, any iterable.
const [a, , b = 'd', ...c] = [1, 2, undefined, 4, 5];
print(a, b, c); // expect: 1 d [4, 5]
const [d, [e, [f = 6]] = [7, []], ...[g, ...h]] = [1, undefined, 2, 3, 4];
print(d, e, f, g, h); // expect: 1 7 6 2 [3, 4]
const [...{ length, 0: first }] = 'xyz';
print(length, first); // expect: 3 x
const [s1, s2] = new Set(['p', 'q']), [u1] = '\u{1f600}b';
print(s1, s2, u1.length); // expect: p q 2
let x = 1, y = 2;
[x, y] = [y, x];
print(x, y); // expect: 2 1
const o = {}, l = [];
[o.a, o['b'], l[2], ...o.rest] = [1, 2, 3, 4, 5];
print(o, l); // expect: {a: 1, b: 2, rest: [4, 5]} [<hole>, <hole>, 3]
print(([] = []).length, ([, ,] = [1]).length); // expect: 0 1
print(thrown(() => { const [q] = null; }), thrown(() => { const [q] = {}; }), thrown(() => { const [] = 5; })); // expect: TypeError TypeError TypeError
const [n1 = 1, n2 = 1, n3 = 1, n4 = 1] = [null, 0, '', NaN];
print(n1, n2, n3, n4); // expect: null 0  NaN
const swap = [1, 2, 3]; [swap[0], swap[2]] = [swap[2], swap[0]];
print(swap); // expect: [3, 2, 1]
print(([x, y] = [8, 9, 10]), x, y); // expect: [8, 9, 10] 8 9
for (const [k, [v]] of [['k', ['v']]]) print(k, v); // expect: k v
const fn = ([p, q] = [1, 2], { r = p + q } = {}) => [p, q, r];
print(fn(), fn([5, 6]), fn([5, 6], { r: 0 })); // expect: [1, 2, 3] [5, 6, 11] [5, 6, 0]
let z; [z = 'dflt'] = []; [[z]] = [[z + '!']]; [{ k: z }] = [{ k: z + '?' }];
print(z); // expect: dflt!?
