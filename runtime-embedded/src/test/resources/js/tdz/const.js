// Assignments to constants throw when they run, after the right side; objects stay mutable.
const c = 1, o = { v: 1 }; const log = [];
print(thrown(() => { c = log.push('right'); }), log); // expect: TypeError ['right']
print(thrown(() => { c++; }), thrown(() => { --c; }), thrown(() => { c += 1; }), thrown(() => { [c] = [2]; }), thrown(() => { ({ c } = { c: 2 }); })); // expect: TypeError TypeError TypeError TypeError TypeError
print(thrown(() => { for (c of [1]); }), thrown(() => { for (c in { a: 1 }); }), thrown(() => { c ||= 2; }), thrown(() => { c &&= 2; }), thrown(() => { c ??= 2; })); // expect: TypeError TypeError no error: undefined TypeError no error: undefined
o.v = 2; print(o, c); // expect: {v: 2} 1
print(thrown(() => { for (const i = 0; i < 1; i++); }), thrown(() => { for (const i of [1, 2]) i++; }), thrown(() => { for (const k in { a: 1 }) k = 1; })); // expect: TypeError TypeError TypeError
const seen = []; for (const x of [1, 2]) seen.push(() => x); print(seen.map((f) => f())); // expect: [1, 2]
print(thrown(() => { k = 1; const k = 2; }), thrown(() => { const [a] = [1]; a = 2; }), thrown(() => { const { a } = { a: 1 }; a = 2; })); // expect: ReferenceError TypeError TypeError
class K { static f() { K = 1; } } print(thrown(() => K.f())); K = 'outer binding is mutable'; print(K); // expect: TypeError
// expect: outer binding is mutable
print(thrown(() => { const f = () => { c = 5; }; f(); }), c); // expect: TypeError 1
print(thrown(() => { import.meta; c = 1; }), (function g() { try { g = 1; } catch (e) { return e.name; } })()); // expect: TypeError TypeError
