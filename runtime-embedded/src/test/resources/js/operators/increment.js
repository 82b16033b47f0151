// ++ and --: the old value is a number already; -0; targets of every kind.
let a = '5'; print(a++, a, typeof a); // expect: 5 6 number
let b = 'x'; print(b++, b); // expect: NaN NaN
let c = null; print(c++, c); // expect: 0 1
let d; print(d++, d); // expect: NaN NaN
let e = -0; print(e++, e); // expect: -0 1
let f = '-0'; print(f--, f); // expect: -0 -1
let g = true; print(++g, --g, typeof g); // expect: 2 1 number
let h = { valueOf: () => 41 }; print(typeof h++, h); // expect: number 42
let i = 2147483647; print(++i, i); // expect: 2147483648 2147483648
let j = -2147483648; print(--j, j++ , j); // expect: -2147483649 -2147483649 -2147483648
let k = 9007199254740992; print(++k === 9007199254740992); // expect: true
const o = { n: 1, a: [1, 2] };
print(o.n++ + ++o.n, o.a[o.n - 3]--, --o.a[1], o); // expect: 4 1 1 {n: 3, a: [0, 1]}
let l = 0.5; print(l++, ++l, l--); // expect: 0.5 2.5 2.5
print(thrown(() => { const q = 1; q++; })); // expect: TypeError
let m = Symbol(); print(thrown(() => m++)); // expect: TypeError
let n = ''; print(n--, n); // expect: 0 -1
let p = []; print(++p, p); // expect: 1 1
const u = { }; print(u.x++, u); // expect: NaN {x: NaN}
(a)++; (o.n)++; print(a, o.n); // expect: 7 4
