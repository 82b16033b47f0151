// table: what can be assigned to
1 = 2; // SyntaxError 1:1
a() = 1; // SyntaxError
(a, b) = 1; // SyntaxError
a + b = c; // SyntaxError
a++ = 1; // SyntaxError
++a++; // SyntaxError
++a(); // SyntaxError
1++; // SyntaxError
--this; // SyntaxError
this = 1; // SyntaxError
null = 1; // SyntaxError
undefined = 1; // accept
eval = 1; // SyntaxError
arguments = 1; // SyntaxError
eval++; // SyntaxError
[eval] = []; // SyntaxError
({ arguments } = {}); // SyntaxError
a?.b = 1; // SyntaxError
a?.b++; // SyntaxError
[a?.b] = []; // SyntaxError
for (a?.b of []); // SyntaxError
for (a() of []); // SyntaxError
for (1 in {}); // SyntaxError
for ((a) of []); // accept
for ((a.b) of []); // accept
for ([a] = 1 of []); // SyntaxError
`a` = 1; // SyntaxError
/a/ = 1; // SyntaxError
(() => 1) = 1; // SyntaxError
() => 1 = 1; // SyntaxError
a => 1 = 1; // SyntaxError
[a, b] += c; // SyntaxError
({ a } += 1); // SyntaxError
[a] ??= 1; // SyntaxError
([a]) = 1; // SyntaxError
({ a }) = 1; // SyntaxError
[([a])] = 1; // SyntaxError
[(a)] = 1; // accept
[(a.b)] = 1; // accept
[(a = 1)] = 1; // SyntaxError // graaljs: accept
({ a: (b) } = 1); // accept
({ (a): b } = 1); // SyntaxError
({ a: b() } = 1); // SyntaxError
({ a() {} } = 1); // SyntaxError
({ get a() {} } = 1); // SyntaxError
({ a = 1 }); // SyntaxError
f({ a = 1 }); // SyntaxError
({ a = 1 } = {}); // accept
({ a = 1 }) => a; // accept
[{ a = 1 }]; // SyntaxError
[{ a = 1 }] = []; // accept
({ a: { b = 1 } }); // SyntaxError
[...a, b] = c; // SyntaxError
[...a,] = c; // SyntaxError
[...a = 1] = c; // SyntaxError
[...[a]] = c; // accept
({ ...{ a } } = c); // SyntaxError // graaljs: accept
({ ...[a] } = c); // SyntaxError // graaljs: accept
({ ...a, b } = c); // SyntaxError
({ ...a, } = c); // SyntaxError // graaljs: accept
({ ...(a) } = c); // accept
({ ...a.b } = c); // accept
let { ...{ a } } = c; // SyntaxError // graaljs: accept
let { ...a, } = c; // SyntaxError // graaljs: accept
let [...a,] = c; // SyntaxError
let { a.b } = c; // SyntaxError
let [a.b] = c; // SyntaxError
let [(a)] = c; // SyntaxError
let { a: (b) } = c; // SyntaxError
let { 1 } = c; // SyntaxError
let { if } = c; // SyntaxError
let { if: a } = c; // accept
({ if } = c); // SyntaxError
let [a]; // SyntaxError
let { a }; // SyntaxError
const [a]; // SyntaxError
a = b = 1 = c; // SyntaxError
a ? b : c = 1; // accept
a || b = 1; // SyntaxError
-a = 1; // SyntaxError
new.target = 1; // SyntaxError
import.meta = 1; // SyntaxError
[import.meta] = []; // SyntaxError
delete a; // SyntaxError
delete (a); // SyntaxError
delete ((a)); // SyntaxError
delete a.b; // accept
delete (a, b); // accept
