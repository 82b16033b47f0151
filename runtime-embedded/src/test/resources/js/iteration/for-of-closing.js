// for-of closes its iterator on break, return, throw and outer continue; a throw wins over return's.
const log = [];
const src = (ret = () => ({})) => ({ [Symbol.iterator]() { let n = 0; return { next: () => ({ value: ++n, done: n > 3 }), return(v) { log.push('return', arguments.length); return ret(); } }; } });
const flush = () => log.splice(0).join(' ');
for (const x of src()) break; print(flush()); // expect: return 0
for (const x of src()) continue; print(flush()); // expect:
(() => { for (const x of src()) return; })(); print(flush()); // expect: return 0
print(thrown(() => { for (const x of src()) throw new RangeError(); }), flush()); // expect: RangeError return 0
l: for (const a of [1]) for (const x of src()) continue l; print(flush()); // expect: return 0
b: { for (const x of src()) break b; } print(flush()); // expect: return 0
print(thrown(() => { for (const x of src(() => { throw new URIError(); })) throw new RangeError(); })); // expect: RangeError
print(thrown(() => { for (const x of src(() => { throw new URIError(); })) break; })); // expect: URIError
print(thrown(() => { for (const x of src(() => 1)) break; })); // expect: TypeError
print(thrown(() => { for (const x of src(() => 1)) throw new RangeError(); })); // expect: RangeError
print(thrown(() => (() => { for (const x of src(() => { throw new URIError(); })) return 1; })())); // expect: URIError
flush();
print(thrown(() => { for (const [a] of src()) ; }), flush()); // expect: TypeError return 0
print(thrown(() => { for (const { a = (() => { throw new EvalError(); })() } of src()); }), flush()); // expect: EvalError return 0
const bad = (next) => ({ [Symbol.iterator]: () => ({ next, return() { log.push('closed'); return {}; } }) });
print(thrown(() => { for (const x of bad(() => { throw new RangeError(); })); }), flush()); // expect: RangeError
print(thrown(() => { for (const x of bad(() => 5)); }), flush()); // expect: TypeError
print(thrown(() => { for (const x of bad(() => ({ get done() { throw new RangeError(); } }))); }), flush()); // expect: RangeError
print(thrown(() => { for (const x of bad(() => ({ get value() { throw new RangeError(); } }))); }), flush()); // expect: RangeError
for (const x of { [Symbol.iterator]: () => ({ next: () => ({}), get return() { log.push('get return'); return undefined; } }) }) break;
print(flush()); // expect: get return
print(thrown(() => { for (const x of { [Symbol.iterator]: () => ({ next: () => ({}), get return() { throw new URIError(); } }) }) break; })); // expect: URIError
print(thrown(() => { for (const x of { [Symbol.iterator]: () => ({ next: () => ({}), return: 5 }) }) break; })); // expect: TypeError
let nexts = 0;
const cached = { [Symbol.iterator]() { return { get next() { nexts++; let i = 0; return () => ({ value: i, done: i++ > 2 }); } }; } };
for (const x of cached); print(nexts); // expect: 1
function f() { for (const x of src()) { try { return 'try'; } finally { log.push('finally'); } } }
print(f(), flush()); // expect: try finally return 0
for (const o of src()) { for (const i of src()) { break; } break; } print(flush()); // expect: return 0 return 0
