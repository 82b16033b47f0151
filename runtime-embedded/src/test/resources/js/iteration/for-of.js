// for-of: arrays while they change, strings by code point, maps, continue and break.
const list = [1, 2, 3], seen = [];
for (const x of list) { seen.push(x); if (x < 3) list.push(x * 10); }
print(seen); // expect: [1, 2, 3, 10, 20]
const shrink = [1, 2, 3, 4], got = [];
for (const x of shrink) { got.push(x); shrink.pop(); }
print(got); // expect: [1, 2]
print([...(function* () { for (const c of 'a\u{1f600}\udc00') yield c.length; })()]); // expect: [1, 2, 1]
const holes = []; for (const x of [1, , 3]) holes.push(x);
print(holes); // expect: [1, undefined, 3]
let s = ''; outer: for (const a of 'ab') { for (const b of 'xyz') { if (b === 'y') continue outer; if (a === 'b') break outer; s += a + b; } }
print(s); // expect: ax
for (var v of [7]); print(v); // expect: 7
let l; for (l of [8]); print(l); // expect: 8
const o = {}; for (o.p of [1, 9]); for (o['q'] of 'z'); print(o); // expect: {p: 9, q: 'z'}
print(thrown(() => { for (const x of {}); }), thrown(() => { for (const x of null); }), thrown(() => { for (const x of 5); })); // expect: TypeError TypeError TypeError
print(thrown(() => { for (let x of [x]); })); // expect: ReferenceError
print(thrown(() => { for (const x of [1]) x = 2; })); // expect: TypeError
const m = new Map([['a', 1]]); for (const [k, val] of m) print(k, val); // expect: a 1
const set = new Set([1]); const vals = []; for (const x of set) { vals.push(x); if (x < 4) set.add(x + 1); }
print(vals); // expect: [1, 2, 3, 4]
const keys = []; for (const k of [5, 6].keys()) keys.push(k); for (const [i, x] of ['e'].entries()) keys.push(i + x);
print(keys); // expect: [0, 1, '0e']
function args() { let n = 0; for (const a of arguments) n += a; return n; }
print(args(1, 2, 3)); // expect: 6
for (const x of [1]) { const x = 'inner'; print(x); } // expect: inner
for (let of of [1]) print(of); // expect: 1
for (const x of (1, [2])) print(x); // expect: 2
for (const x of new Uint8Array([255, 256])) s += x; print(s); // expect: ax2550
