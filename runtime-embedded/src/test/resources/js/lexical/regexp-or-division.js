// The goal symbol decides whether a slash starts a regular expression.
let a = 8, g = 2, i = 2;
print(a / g / i); // expect: 2
print(a
/g/i); // expect: 2
const f = () => 4;
print(f() / 2 / 1); // expect: 2
print([4][0] / 2); // expect: 2
print(/=/.test('a=b')); // expect: true
print(/[/]/.source, /\//.source); // expect: [/] \/
if (true) /x/.test('x');
const h = () => { return /re/g.flags; };
print(h()); // expect: g
print(typeof /a/, void /a/); // expect: object undefined
print(!/a/.test('b')); // expect: true
print(a++ / 2, a); // expect: 4 9
let t = `${1}` / 1;
print(t); // expect: 1
const o = { k: /}/ };
print(o.k.source); // expect: }
