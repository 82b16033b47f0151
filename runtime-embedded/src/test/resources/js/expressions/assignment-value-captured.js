// The left operand is read before the right one runs.
let x = 1;
x += (x = 10, 5);
print(x); // expect: 6
let y = 2;
print(y + (y = 5) + y); // expect: 12
let z = 1;
z = z++ + ++z;
print(z); // expect: 4
let a = [1, 2, 3], i = 0;
a[i] = i = 2;
print(a, i); // expect: [2, 2, 3] 2
i = 0;
a[i++] += a[i++];
print(a, i); // expect: [4, 2, 3] 2
let o = { n: 1 }, p = o;
o.x = o = { n: 2 };
print(p.x === o, o.x); // expect: true undefined
let s = 'a';
print(s + (s = 'b', s) + s); // expect: abb
let q = 5;
print(q-- - --q); // expect: 2
let u = (1, 2, 3);
print(u); // expect: 3
let m, n;
m = n = { v: 1 };
print(m === n); // expect: true
