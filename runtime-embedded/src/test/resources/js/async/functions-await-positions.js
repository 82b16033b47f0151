// await inside every kind of expression keeps what was evaluated before it.
const v = (x) => Promise.resolve(x);
print([await v(1), ...await v([2]), { k: await v(3), [await v('c')]: await v(4) }, `${await v(5)}`]); // expect: [1, 2, {k: 3, c: 4}, '5']
const add = (a, b, c) => [a, b, c];
print(add(await v(1), 2, await v(3)), new (await v(Array))(await v(2)).length); // expect: [1, 2, 3] 2
const o = { n: 1, get p() { return this.n; }, set p(x) { this.n = x; } };
o.p += await v(5); o[await v('n')] *= await v(2);
print(o.n, (await v(o)).n, await v(true) ? await v('y') : await v('n')); // expect: 12 12 y // graaljs: NaN NaN y
print(await v(0) || await v('or'), await v(1) && await v('and'), await v(null) ?? await v('nn'), (await v(null))?.x); // expect: or and nn undefined
const [a = await v('da'), { b = await v('db') } = {}] = [];
print(a, b); // expect: da db
let s = ''; for (let i = await v(0); i < await v(2); i += await v(1)) s += i; print(s); // expect: 01
do { s += 'd'; } while (await v(false)); while (await v(s.length < 5)) s += 'w'; print(s); // expect: 01dww
if (await v(0)) s = 'no'; else s = await v('else'); print(s); // expect: else
const tag = (st, ...vs) => st.raw.join('|') + vs; print(tag`a${await v(1)}b${await v(2)}c`); // expect: a|b|c1,2
class K { static [await v('key')] = 1; }
print(K.key, typeof await v(1), -await v(1), !await v(1), void await v(1)); // expect: 1 number -1 false undefined
try { throw await v('thrown'); } catch (e) { print(e); } // expect: thrown
label: { if (await v(1)) break label; s = 'not reached'; } print(s); // expect: else
const deep = async (n) => n === 0 ? 0 : 1 + await deep(n - 1); print(await deep(50)); // expect: 50
