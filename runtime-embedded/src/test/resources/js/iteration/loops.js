// while, do-while, for: bodies, empty heads, completion by break and continue.
let n = 0; while (n < 5) n++; print(n); // expect: 5
do { n--; } while (n > 2); print(n); // expect: 2
do n++; while (false) print(n); // expect: 3
for (;;) { if (++n > 6) break; } print(n); // expect: 7
for (let i = 0, j = 10; i < j; i += 3, j -= 2) n += j; print(n); // expect: 25
for (var v = 0; v < 3; v++); print(v); // expect: 3
let s = ''; for (let i = 0; i < 5; i++) { if (i === 1) continue; if (i === 4) break; s += i; } print(s); // expect: 023
s = ''; let w = 0; while (true) { w++; if (w === 2) continue; if (w > 4) break; s += w; } print(s); // expect: 134
s = ''; let d = 0; do { d++; if (d === 2) continue; s += d; } while (d < 4); print(s); // expect: 134
for (let i = 0; i < 1; i++) { let i = 'shadow'; print(i); } // expect: shadow
print(thrown(() => { for (const i = 0; i < 2; i++); })); // expect: TypeError
for (const c = { n: 0 }; c.n < 2; c.n++); print('const object head'); // expect: const object head
let calls = ''; for (calls += 'i'; (calls += 't', calls.length < 9); calls += 'u') calls += 'b'; print(calls); // expect: itbutbutbut
print((() => { for (let i = 0; ; i++) { if (i === 3) return i; } })()); // expect: 3
print((() => { while (true) { try { return 'try'; } finally { break; } } return 'after'; })()); // expect: after
let x = 0; for (x in { q: 1 }) ; print(x); // expect: q
let total = 0; for (let i = 0; i < 100; i++) for (let j = 0; j < 100; j++) total += i ^ j; print(total); // expect: 597144
let f = 0.1, cnt = 0; while (f < 1) { f += 0.1; cnt++; } print(cnt); // expect: 10
for (let i = 2147483646; i < 2147483649; i++) s += '|' + i; print(s); // expect: 134|2147483646|2147483647|2147483648
if (0) print('no'); else if ('') print('no'); else print('else'); // expect: else
