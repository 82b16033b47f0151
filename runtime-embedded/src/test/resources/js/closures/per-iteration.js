// let in a for head makes a new binding for each iteration; var does not.
const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
print(fs.map((f) => f())); // expect: [0, 1, 2]
const vs = [];
for (var j = 0; j < 3; j++) vs.push(() => j);
print(vs.map((f) => f())); // expect: [3, 3, 3]
const up = [];
for (let i = 0; i < 3; up.push(() => i), i++);
print(up.map((f) => f())); // expect: [1, 2, 3]
const head = [];
for (let i = (head.push(() => i), 0); i < 2; i++) head.push(() => i);
print(head.map((f) => f())); // expect: [0, 0, 1]
const test = [];
for (let i = 0; test.push(() => i), i < 2; i++) i += 0;
print(test.map((f) => f())); // expect: [0, 1, 2]
const changed = [];
for (let i = 0; i < 4; i++) { changed.push({ get: () => i, add: () => { i += 10; } }); i++; }
changed[0].add();
print(changed.map((o) => o.get())); // expect: [11, 3]
const of = [];
for (const x of [1, 2, 3]) of.push(() => x);
for (let k in { a: 1, b: 2 }) of.push(() => k);
print(of.map((f) => f())); // expect: [1, 2, 3, 'a', 'b']
const w = []; let n = 0;
while (n < 2) { let m = n++; w.push(() => m++); }
print(w[0](), w[0](), w[1]()); // expect: 0 1 1
const pairs = [];
for (const [k, v] of Object.entries({ a: 1, b: 2 })) pairs.push(() => k + v);
print(pairs.map((f) => f())); // expect: ['a1', 'b2']
const cont = [];
for (let i = 0; i < 4; i++) { if (i % 2) continue; cont.push(() => i); }
print(cont.map((f) => f())); // expect: [0, 2]
const two = [];
for (let a = 0, b = 10; a < 2; a++, b--) two.push(() => a + b);
print(two.map((f) => f())); // expect: [10, 10]
