// Tags are member expressions: calls of results, new, optional chain refused, order.
const chain = (s) => { log.push(s[0]); return chain; };
const log = [];
chain`a``b``c`; print(log); // expect: ['a', 'b', 'c']
const raw = String.raw;
print(raw`a\nb${1}\u0041`, raw`\``, raw({ raw: 'abc' }, 1, 2, 3), raw({ raw: ['x', 'y', 'z'] }, 0), raw({ raw: { length: 0 } })); // expect: a\nb1\u0041 \` a1b2c x0yz
print(thrown(() => raw()), thrown(() => raw({})), raw({ raw: { length: 2, 0: 'p', 1: 'q' } }, Object('-'))); // expect: TypeError TypeError p-q
function make() { return function (s) { return 'called ' + s[0]; }; }
print(make()`x`, (0, make())`y`, new make()`z`); // expect: called x called y called z
print(((s) => s.raw[0].length)`
`, ((s) => s[0].length)``, ((...a) => a.length)`${1}${2}`); // expect: 1 0 3
const order = []; const t = (n) => { order.push(n); return () => n; };
t('tag')`${t('sub1')}${t('sub2')}`; print(order); // expect: ['tag', 'sub1', 'sub2']
function self() { return this; } print(self``, ({ self }).self`` !== undefined); // expect: undefined true
print((function f(s, n) { return n > 0 ? f`${n - 1}` : 'done'; })`${3}`); // expect: done
