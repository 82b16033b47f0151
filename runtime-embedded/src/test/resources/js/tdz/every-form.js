// The temporal dead zone of every lexical declaration.
const t = thrown;
print(t(() => { x; let x; }), t(() => { x = 1; let x; }), t(() => { typeof x; let x; }), t(() => { x; const x = 1; })); // expect: ReferenceError ReferenceError ReferenceError ReferenceError
print(t(() => { C; class C { } }), t(() => { new C(); class C { } }), t(() => { let x = x; }), t(() => { const x = x + 1; })); // expect: ReferenceError ReferenceError ReferenceError ReferenceError
print(t(() => { let [a = b, b] = []; }), t(() => { let { a = a } = {}; }), t(() => { let a = (b, 1), b; })); // expect: ReferenceError ReferenceError ReferenceError
print(t(() => { const f = () => x; f(); let x = 1; }), t(() => { const f = () => x; let x = 1; return f(); })); // expect: ReferenceError no error: 1
print(t(() => { x++; let x; }), t(() => { x += 1; let x; }), t(() => { x ??= 1; let x; }), t(() => { ({ x } = { x: 1 }); let x; }), t(() => { [x] = [1]; let x; })); // expect: ReferenceError ReferenceError ReferenceError ReferenceError ReferenceError
let outer = 'outer';
print(t(() => { { outer; let outer = 'inner'; } }), t(() => { const r = outer; { let outer; } return r; })); // expect: ReferenceError no error: 'outer'
print(t(() => { for (let x = x; ;) break; }), t(() => { for (const x of [x]); }), t(() => { for (const x in { [x]: 1 }); })); // expect: ReferenceError ReferenceError ReferenceError
print(t(() => { switch (0) { case 1: let x; break; case 0: x; } }), t(() => { switch (0) { case 1: let x = 1; default: x = 2; } })); // expect: ReferenceError ReferenceError
print(t(() => { try { x; } catch { return 'caught'; } let x; }), t(() => { for (let i = 0; i < 2; i++) { if (i) return 'second'; else { try { y; } catch { } } let y = i; } })); // expect: no error: 'caught' no error: 'second'
let u; print(u, t(() => { let v; return v; }), t(() => { let v = 1; { let v; return v; } })); // expect: undefined no error: undefined no error: undefined
const loop = []; for (let i = 0; i < 3; i++) { let fresh; loop.push(fresh); fresh = i; } print(loop); // expect: [undefined, undefined, undefined]
print(t(() => ((a = b, b = 1) => a)()), t(() => ((a = 1, b = a) => b)()), t(() => ((a = (() => b)(), b) => a)())); // expect: ReferenceError no error: 1 ReferenceError
print(t(() => { class A { static x = A.name; } return A.x; }), t(() => { class A extends (() => A)() { } }), t(() => { const A = class { static [A] = 1; }; })); // expect: no error: 'A' ReferenceError ReferenceError
print(t(() => late), typeof later === 'function', t(() => { if (0) { var v; } return v; })); // expect: ReferenceError true no error: undefined
let late = 1; function later() { return late; }
print(later()); // expect: 1
print(t(() => { const g = function* () { yield q; let q; }; return [...g()]; }), await rejected((async () => { await z; let z; })())); // expect: ReferenceError ReferenceError
print(t(() => { delete x1?.y; let x1; }), t(() => { x2`tag`; let x2; }), t(() => { void x3; let x3; }), t(() => { [...x4]; let x4; })); // expect: ReferenceError ReferenceError ReferenceError ReferenceError
function reinit(n) { if (n === 0) { try { k; } catch (e) { return e.name; } } let k = n; return k + ' ' + reinit(n - 1); } print(reinit(2)); // expect: 2 1 ReferenceError
