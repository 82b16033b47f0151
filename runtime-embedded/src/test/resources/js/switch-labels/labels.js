// Labels: break out of blocks, continue of outer loops, nesting, shared names in functions.
let s = '';
a: for (let i = 0; i < 3; i++) { b: for (let j = 0; j < 3; j++) { if (j === 1) continue a; if (i === 2) break a; s += i + '' + j + ' '; } }
print(s); // expect: 00 10
block: { s = 'in'; if (s) break block; s = 'never'; } print(s); // expect: in
x: y: z: for (; ;) { break x; } print('multi'); // expect: multi
let n = 0; p: q: while (n < 3) { n++; continue p; } print(n); // expect: 3
l: { l2: { break l; } print('skipped'); } print('after l'); // expect: after l
if1: if (true) { break if1; } sw: switch (1) { case 1: for (; ;) break sw; } print('ok'); // expect: ok
s = ''; outer: do { for (const c of 'abc') { if (c === 'b') continue outer; s += c; } } while (s.length < 3); print(s); // expect: aaa
const f = () => { l: for (; ;) { const g = () => { l: for (; ;) { break l; } return 'inner'; }; return g(); } }; print(f()); // expect: inner
l: l3: { break l3; } l: { break l; } print('reuse after end'); // expect: reuse after end
s = ''; o: for (const i of [1, 2]) { try { for (const j of [1, 2]) { try { if (j === 2) continue o; s += i + '' + j; } finally { s += 'f'; } } } finally { s += 'F'; } } print(s); // expect: 11ffF21ffF
t: try { break t; } finally { print('finally of labelled try'); } // expect: finally of labelled try
await_: async_: for (var k in { one: 1 }) { continue await_; } print(k); // expect: one
n = 0; big: for (let i = 0; ; i++) { for (let j = 0; ; j++) { for (let m = 0; ; m++) { if (m === 2) break; n++; } if (j === 2) continue big; if (i === 3) break big; } } print(n); // expect: 20
{ foo: ; bar: ; } ; ; print('empty statements'); // expect: empty statements
