// table: names that are declared twice, or that may not be declared
let a; let a; // SyntaxError 1:12
let a; const a = 1; // SyntaxError
let a; var a; // SyntaxError
var a; let a; // SyntaxError
var a; var a; // accept
let a; function a() {} // SyntaxError
function a() {} var a; // SyntaxError
function a() {} function a() {} // SyntaxError
(function () { function a() {} function a() {} var a; }); // accept
{ function a() {} function a() {} } // SyntaxError
{ let a; { var a; } } // SyntaxError
{ var a; } let a; // SyntaxError
let a; { let a; } // accept
class a {} class a {} // SyntaxError
class a {} var a; // SyntaxError
const a; // SyntaxError
for (const a;;) {} // SyntaxError
for (const a of []) {} // accept
for (let a, b of []) {} // SyntaxError
for (let a = 1 of []) {} // SyntaxError
for (var a = 1 of []) {} // SyntaxError
for (var a = 1 in {}) {} // SyntaxError
for (let a of []) { var a; } // SyntaxError
for (let a of []) { let a; } // accept
for (let a, a;;) {} // SyntaxError
for (let [a, a] of []) {} // SyntaxError
for (let a;;) { var a; } // SyntaxError
for (var a;;) { let a; } // accept
let [a, a] = []; // SyntaxError
let { a, b: a } = {}; // SyntaxError
var [a, a] = []; // accept
let let = 1; // SyntaxError
const let = 1; // SyntaxError
var let; // SyntaxError
for (let of of []); // accept
for (let of []); // SyntaxError
for (async of []); // SyntaxError
for (async of => {}; false;); // accept
for await (async of []); // accept
if (1) let a; // SyntaxError
if (1) class C {} // SyntaxError
if (1) function f() {} // SyntaxError
while (0) function f() {} // SyntaxError
l: function f() {} // SyntaxError
for (;;) const a = 1; // SyntaxError
do let a; while (0) // SyntaxError
try {} catch (e) { let e; } // SyntaxError
try {} catch (e) { var e; } // accept
try {} catch ([e]) { var e; } // SyntaxError
try {} catch ([e, e]) {} // SyntaxError
try {} catch (e) { function e() {} } // SyntaxError
switch (0) { case 0: let a; case 1: let a; } // SyntaxError
switch (0) { case 0: let a; break; default: var a; } // SyntaxError
let a; switch (0) { case 0: let a; } // accept
(a) => { let a; }; // SyntaxError
(a) => { var a; }; // accept
function f(a) { let a; } // SyntaxError
function f(a) { { let a; } } // accept
let undefined; // accept
let eval; // SyntaxError
var arguments; // SyntaxError
import { a } from 'x'; let a; // SyntaxError
import a, { a } from 'x'; // SyntaxError
import * as a from 'x'; var a; // SyntaxError
{ async function a() {} var a; } // SyntaxError
{ function* a() {} function a() {} } // SyntaxError
