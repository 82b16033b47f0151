// ??, &&, || and their assignments evaluate the right side only when they need it.
let n = 0;
const hit = (v) => { n++; return v; };
print(null ?? 1, undefined ?? 2, 0 ?? 3, '' ?? 4, false ?? 5, NaN ?? 6); // expect: 1 2 0  false NaN
print(0 || 'a', 1 && 'b', '' && hit(1), 1 || hit(1), n); // expect: a b  1 0
const o = { a: null, b: 0, c: 1 };
print(o.a ??= 5, o.b ??= hit(6), o.b ||= 7, o.c &&= 8, n); // expect: 5 0 7 8 0
print(o); // expect: {a: 5, b: 7, c: 8}
const ro = Object.freeze({ x: 1, y: null });
print(ro.x ||= 2, ro.x ??= 3); // expect: 1 1
print(thrown(() => { ro.y ??= 1; })); // expect: TypeError
print(thrown(() => { ro.x &&= 1; })); // expect: TypeError
const k = 1;
print(k || (k2 = 2)); // expect: 1
print(thrown(() => { k &&= 2; })); // expect: TypeError
print(k ??= 3); // expect: 1
let log = '';
const acc = { get v() { log += 'g'; return undefined; }, set v(x) { log += 's' + x; } };
acc.v ||= 1; acc.v ??= 2; acc.v &&= 3;
print(log); // expect: gs1gs2g
let f; f ??= function () {}; let g; g ||= () => {}; let h = 1; h &&= class {};
print(f.name, g.name, h.name); // expect: f g h
print((null || undefined) ?? 'mixed', null ?? (0 || 'x')); // expect: mixed x
print(1 && 2 || 3, 0 && 2 || 3, (0 ?? 1) || 2); // expect: 2 3 2
