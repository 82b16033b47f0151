// table: operators and expressions
-1 ** 2; // SyntaxError
(-1) ** 2; // accept
typeof a ** 2; // SyntaxError
await 1 ** 2; // SyntaxError
++a ** 2; // accept
a ** -b; // accept
a ?? b || c; // SyntaxError
a || b ?? c; // SyntaxError
a && b ?? c; // SyntaxError
a ?? (b || c); // accept
(a && b) ?? c; // accept
a ?? b | c; // accept
new a?.b(); // SyntaxError
new a?.(); // SyntaxError
new (a?.b)(); // accept
a?.`x`; // SyntaxError
a?.b`x`; // SyntaxError
a
?.b; // accept
a ?.5 : 1; // accept
a?.5; // SyntaxError
super.x; // SyntaxError
import.meta.url; // accept
import.met\u0061; // SyntaxError
new import('x'); // SyntaxError
import('x'); // accept
import(); // SyntaxError
import('x', {}); // accept
import(...a); // SyntaxError
import('x',); // accept
throw
1; // SyntaxError
a
++
b; // accept
a ++ b; // SyntaxError
if (a) b else c; // SyntaxError
if (a) b; else c; // accept
do a; while (b) c; // accept
do a while (b); // SyntaxError
for (a; b) c; // SyntaxError
for (a, b of c); // SyntaxError
for (a of b, c); // SyntaxError
for (a in b, c); // accept
for (let a of b, c); // SyntaxError
for (var a of [b, c]); // accept
(a, b,); // SyntaxError
f(a, b,); // accept
f(a,, b); // SyntaxError
[a,, b,]; // accept
({ a, b, }); // accept
({ a,, b }); // SyntaxError
({ a b }); // SyntaxError
({ __proto__: 1, __proto__: 2 }); // SyntaxError
({ __proto__: 1, ['__proto__']: 2, __proto__() {} }); // accept
({ __proto__: 1, '__proto__': 2 }); // SyntaxError
({ __proto__: a, __proto__: b } = {}); // accept
({ __proto__: a, __proto__: b }) => 1; // accept
({ 1 }); // SyntaxError
({ 'a' }); // SyntaxError
({ this }); // SyntaxError
({ get a }); // SyntaxError
({ async *a() {} }); // accept
({ async get a() {} }); // SyntaxError // graaljs: accept
({ get *a() {} }); // SyntaxError
({ async
a() {} }); // SyntaxError
with (a) b; // SyntaxError
debugger; // accept
debugger 1; // SyntaxError
a => { } / 1; // SyntaxError
a ? b; // SyntaxError
=> 1; // SyntaxError
a..b; // SyntaxError
1.a; // SyntaxError
1..a; // accept
a.1; // SyntaxError
a.if; // accept
yield 1; // SyntaxError
yield; // SyntaxError
enum; // SyntaxError
implements; // SyntaxError
interface = 1; // SyntaxError
let package; // SyntaxError
protected: ; // SyntaxError
public; // SyntaxError
static; // SyntaxError
await: ; // SyntaxError
function f() { var await; } // SyntaxError
var enum; // SyntaxError
{ a: 1, b: 2 } // SyntaxError
( // SyntaxError 1:2
