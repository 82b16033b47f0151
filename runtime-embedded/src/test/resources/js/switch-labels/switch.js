// switch: strict comparison, fallthrough, default anywhere, one scope, lazy cases.
const s = (v) => { const r = []; switch (v) { case 1: r.push('1'); case 2: r.push('2'); break; default: r.push('d'); case 3: r.push('3'); break; case '1': r.push('s1'); } return r.join(''); };
print(s(1), s(2), s(3), s('1'), s(9), s(NaN), s()); // expect: 12 2 3 s1 d3 d3 d3
const log = []; const c = (x) => { log.push(x); return x; };
switch (c(2)) { case c(1): case c(2): log.push('hit'); case c(3): log.push('fall'); }
print(log); // expect: [2, 1, 2, 'hit', 'fall']
log.length = 0; switch (c(9)) { case c(1): default: log.push('d'); case c(2): log.push('f'); }
print(log); // expect: [9, 1, 2, 'd', 'f']
switch (NaN) { case NaN: print('never'); break; default: print('NaN is not NaN'); } // expect: NaN is not NaN
switch (0) { case -0: print('zero'); } // expect: zero
switch ('x') { } switch (1) { default: } switch (c('side')) { }
print(log.at(-1)); // expect: side
switch (3) { case 1: let x = 1; break; case 3: print(thrown(() => x)); x2 = 1; var x2; } // expect: ReferenceError
const k = (v) => { switch (true) { case v > 10: return 'big'; case v > 5: return 'mid'; } return 'small'; };
print(k(20), k(7), k(1)); // expect: big mid small
const loop = () => { let r = ''; for (const v of [1, 2, 3, 4]) { switch (v) { case 2: continue; case 4: return r + 'ret'; default: r += v; } r += ';'; } };
print(loop()); // expect: 1;3;ret
const o = {}; switch (o) { case {}: print('no'); break; case o: print('same object'); } // expect: same object
switch (1) { case 1: { let y = 'block'; print(y); } default: print('end'); } // expect: block
// expect: end
print(thrown(() => { switch (1) { case (() => { throw new RangeError(); })(): } })); // expect: RangeError
const big = (n) => { switch (n) { case 0: return 'a'; case 1: return 'b'; case 100: return 'c'; case -1: return 'd'; case 1.5: return 'e'; case '0': return 'f'; case null: return 'g'; case undefined: return 'h'; case true: return 'i'; } };
print([0, 1, 100, -1, 1.5, '0', null, undefined, true, 2].map(big)); // expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', undefined]
switch (1) { case 1: function inCase() { return 'hoisted'; } } 
const nested = (a, b) => { switch (a) { case 1: switch (b) { case 1: return '11'; } break; default: return 'x'; } return 'after'; };
print(nested(1, 1), nested(1, 2), nested(2, 1)); // expect: 11 after x
