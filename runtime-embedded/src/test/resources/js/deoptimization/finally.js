// An assumption breaks inside of try, catch and finally: every finalizer runs once and in its order.
const log = [];
function guarded(a, b) {
  try { log.push('t'); try { const r = a + b; log.push('r'); return r * 2; } finally { log.push('f1'); } } catch (e) { log.push('c ' + e.name); return -1; } finally { log.push('f2'); }
}
for (let i = 0; i < 40; i++) guarded(1, 2);
log.length = 0;
print(guarded(1, 2), log.splice(0).join()); // expect: 6 t,r,f1,f2
print(guarded('3', 4), log.splice(0).join()); // expect: 68 t,r,f1,f2
print(guarded(2147483647, 1), log.splice(0).join()); // expect: 4294967296 t,r,f1,f2
print(guarded({ valueOf() { throw new TypeError('x'); } }, 1), log.splice(0).join()); // expect: -1 t,f1,c TypeError,f2
print(guarded(Symbol.iterator, 1), log.splice(0).join()); // expect: -1 t,f1,c TypeError,f2
function late(v) { let n = 0; try { n = 1; throw v; } catch (e) { n += e; return n; } finally { n = n + v; log.push(n); } }
for (let i = 0; i < 40; i++) late(5);
log.length = 0;
print(late(5), late('a'), late(2147483647), log.splice(0).join()); // expect: 6 1a 2147483648 11,1aa,4294967295
function leave(list) { for (let i = 0; i < 4; i++) { try { if (list[i] > 2) continue; if (list[i] === 2) break; log.push(list[i]); } finally { log.push('f' + i); } } return log.splice(0).join(); }
for (let i = 0; i < 40; i++) leave([1, 3, 1, 2]);
print(leave([1, 3, 1, 2])); // expect: 1,f0,f1,1,f2,f3
print(leave([1.5, 'x', 3, 2])); // expect: 1.5,f0,x,f1,f2,f3
print(leave([1])); // expect: 1,f0,,f1,,f2,,f3
const closing = (make) => ({ [Symbol.iterator]() { let n = 0; return { next: () => ({ value: make(++n), done: n > 4 }), return() { log.push('closed'); return {}; } }; } });
function walk(iterable) { let s = 0; try { for (const v of iterable) { s += v; if (s > 100) return 'early'; } } finally { log.push('f'); } return s; }
const plain = closing((n) => n);
for (let i = 0; i < 40; i++) walk(plain);
log.length = 0;
print(walk(plain), log.splice(0).join()); // expect: 10 f
print(walk(closing((n) => 0.5)), log.splice(0).join()); // expect: 2 f
print(walk(closing((n) => 60)), log.splice(0).join()); // expect: early closed,f
print(thrown(() => walk(closing((n) => Symbol.iterator))), log.splice(0).join()); // expect: TypeError closed,f
print(thrown(() => walk(closing((n) => { if (n === 2) throw new RangeError('r'); return n; }))), log.splice(0).join()); // expect: RangeError f
print(walk(plain), log.splice(0).join()); // expect: 10 f
