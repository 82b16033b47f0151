// table: parameters and function bodies
function f(a, a) {} // SyntaxError
(a, a) => 1; // SyntaxError
({ m(a, a) {} }); // SyntaxError
function f(a, [a]) {} // SyntaxError
function f(a, ...a) {} // SyntaxError
function f(...a, b) {} // SyntaxError
function f(...a,) {} // SyntaxError
function f(...a = []) {} // SyntaxError
function f(a,) {} // accept
function f(,) {} // SyntaxError
(,) => 1; // SyntaxError
(a,) => 1; // accept
(...a,) => 1; // SyntaxError
(a = 1) => { 'use strict'; }; // SyntaxError
function f(a) { 'use strict'; } // accept
function f({ a }) { 'use strict'; } // SyntaxError
function f(...a) { 'use strict'; } // SyntaxError
({ set s(...a) {} }); // SyntaxError
({ set s() {} }); // SyntaxError
({ set s(a, b) {} }); // SyntaxError
({ get g(a) {} }); // SyntaxError
({ set s(a = 1) {} }); // accept
({ set s({ a }) {} }); // accept
function eval() {} // SyntaxError
function arguments() {} // SyntaxError
function f(eval) {} // SyntaxError
(arguments) => 1; // SyntaxError
arguments => 1; // SyntaxError
(function yield() {}); // SyntaxError
function* g() { yield = 1; } // SyntaxError
function* g(a = yield) {} // SyntaxError
function* g() { function yield() {} } // SyntaxError
function* g() { (a = yield) => 1; } // SyntaxError
function* g() { yield
* 2; } // SyntaxError
function* g() { void yield; } // SyntaxError
function* g() { void (yield); } // accept
function* g() { 1 + yield 2; } // SyntaxError
async function f(a = await 1) {} // SyntaxError
async function f() { (a = await 1) => 1; } // SyntaxError
async (a = await 1) => 1; // SyntaxError
async (await) => 1; // SyntaxError
async function await() {} // SyntaxError
function await() {} // SyntaxError
function f() { await 1; } // SyntaxError
function f() { await; } // SyntaxError
(function () { return async () => await 1; }); // accept
async function f() { function g() { await 1; } } // SyntaxError
async function f() { await
1; } // accept
async
function f() {} // accept
async () 
=> 1; // SyntaxError
async x
=> 1; // SyntaxError
x
=> 1; // SyntaxError
async (x)
=> 1; // SyntaxError
(x) => {}(); // SyntaxError
() => {} || 1; // SyntaxError
() + 1; // SyntaxError
() => ({})(); // accept
(a, (b)) => 1; // SyntaxError
((a)) => 1; // SyntaxError
([(a)]) => 1; // SyntaxError
(a.b) => 1; // SyntaxError
new.target; // SyntaxError
(() => new.target); // SyntaxError
function f() { new.target; } // accept
function f() { new.target = 1; } // SyntaxError
function f() { new.targ\u0065t; } // SyntaxError
function f() { super.x; } // SyntaxError
function f() { super(); } // SyntaxError
return; // SyntaxError
