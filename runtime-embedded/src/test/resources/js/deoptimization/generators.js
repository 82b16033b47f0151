// An assumption breaks between two yields, and in what drives them.
const log = [];
function* steps(a, b) { try { yield a + b; let s = 0; for (let i = 0; i < 3; i++) { s += a; yield s; } return s * b; } finally { log.push('end'); } }
const all = (a, b) => { const g = steps(a, b); const out = []; for (let r = g.next(); ; r = g.next()) { out.push(r.value); if (r.done) return out.join(); } };
for (let i = 0; i < 30; i++) all(1, 2);
log.length = 0;
print(all(1, 2), log.splice(0)); // expect: 3,1,2,3,6 ['end']
print(all('a', 2), log.splice(0)); // expect: a2,0a,0aa,0aaa,NaN ['end']
print(all(2147483647, 1), all(0.5, 2), log.splice(0)); // expect: 2147483648,2147483647,4294967294,6442450941,6442450941 2.5,0.5,1,1.5,3 ['end', 'end']
const first = (g) => { for (const v of g) { if (v > 1) return v; } return 'none'; };
for (let i = 0; i < 30; i++) first(steps(1, 2));
log.length = 0;
print(first(steps(1, 2)), first(steps('5', 1)), first(steps(-1, 0)), log.splice(0)); // expect: 3 51 none ['end', 'end', 'end']
const given = (list) => { const g = (function* () { let t = 0; while (true) t += yield t; })(); g.next(); let last; for (let i = 0; i < list.length; i++) last = g.next(list[i]).value; return last; };
for (let i = 0; i < 30; i++) given([1, 2, 3]);
print(given([1, 2, 3]), given([1, 'a', 3]), given([1, 0.5, 2147483647])); // expect: 6 1a3 2147483648.5
const results = [];
const job = async (v) => { let t = 0; for (let i = 0; i < 3; i++) { t += v; await null; } return t; };
for (let i = 0; i < 30; i++) await job(1);
for (const v of [1, 'x', 0.5, 2147483647]) results.push(await job(v));
print(results); // expect: [3, '0xxx', 1.5, 6442450941]
