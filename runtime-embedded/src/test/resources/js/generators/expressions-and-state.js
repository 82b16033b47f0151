// yield inside of every kind of expression; locals, try blocks and loops survive it.
const run = (g, ...sent) => { const out = []; let r = g.next(); for (const v of sent) { out.push(r.value); if (r.done) break; r = g.next(v); } return [out, r.value, r.done]; };
print(run((function* () { return (yield 1) + (yield 2) * (yield 3); })(), 10, 20, 30)); // expect: [[1, 2, 3], 610, true]
print(run((function* () { const o = { n: 5 }; o[yield 'k'] += yield 'v'; return o; })(), 'n', 3)); // expect: [['k', 'v'], {n: 8}, true] // graaljs: [['k', 'v'], {n: NaN}, true]
print(run((function* () { return [yield 'a', ...(yield 'b'), { [yield 'c']: yield 'd' }]; })(), 1, [2, 3], 'key', 'val')); // expect: [['a', 'b', 'c', 'd'], [1, 2, 3, {key: 'val'}], true]
print(run((function* () { return Math.max(yield 1, yield 2, ...yield 3); })(), 5, 9, [7, 8])); // expect: [[1, 2, 3], 9, true]
print(run((function* () { return (yield 'test') ? yield 'yes' : yield 'no'; })(), false, 'r')); // expect: [['test', 'no'], 'r', true]
print(run((function* () { const [a = yield 'da', { b = yield 'db' } = {}] = []; return a + b; })(), 1, 2)); // expect: [['da', 'db'], 3, true]
print(run((function* () { let n = 0; for (let i = yield 'start'; i < (yield 'end'); i++) n += i; return n; })(), 1, 3, 3, 3)); // expect: [['start', 'end', 'end', 'end'], 3, true]
print(run((function* () { switch (yield 's') { case yield 'c1': return 'one'; case yield 'c2': return 'two'; } })(), 2, 1, 2)); // expect: [['s', 'c1', 'c2'], 'two', true]
print(run((function* () { try { throw yield 't'; } catch ({ m = yield 'dm' }) { return m; } finally { yield 'f'; } })(), {}, 'msg', 0)); // expect: [['t', 'dm', 'f'], 'msg', true] // graaljs: [['t', 'dm', 't'], 'f', false]
print(run((function* () { class C { static [yield 'key'] = 1; [yield 'm']() { return 'method'; } } return C.k + new C().x(); })(), 'k', 'x')); // expect: [['key', 'm'], '1method', true]
print(run((function* () { return `${yield 1}-${yield 2}` + ((yield 3) ?? (yield 4)) + ((yield 5) && (yield 6)); })(), 'a', 'b', null, 'c', 0)); // expect: [[1, 2, 3, 4, 5], 'a-bc0', true]
print(run((function* () { const f = () => x; let x = yield; x += yield; const g = () => x++; g(); return f(); })(), 5, 6)); // expect: [[undefined, undefined], 12, true]
const fib = function* () { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } }; const it = fib(); print(Array.from({ length: 10 }, () => it.next().value)); // expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
const gens = [1, 2, 3].map(function* (n) { let i = n; while (true) yield i *= n; }); print(gens.map((g) => g.next().value), gens.map((g) => g.next().value), gens[1].return().done, gens[2].next().value); // expect: [1, 4, 9] [1, 8, 27] true 81
const perm = function* (a, n = a.length) { if (n <= 1) yield a.slice(); else for (let i = 0; i < n; i++) { yield* perm(a, n - 1); const j = n % 2 ? 0 : i; [a[n - 1], a[j]] = [a[j], a[n - 1]]; } }; print([...perm([1, 2, 3])].map((p) => p.join('')).join()); // expect: 123,213,312,132,231,321
const coop = []; const task = function* (n) { for (let i = 0; i < 2; i++) { coop.push(n + i); yield; } }; const queue = [task('a'), task('b')]; while (queue.length) { const t = queue.shift(); if (!t.next().done) queue.push(t); } print(coop); // expect: ['a0', 'b0', 'a1', 'b1']
