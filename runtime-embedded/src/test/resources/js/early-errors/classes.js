// table: class bodies
class A { constructor() {} constructor() {} } // SyntaxError
class A { constructor() {} 'constructor'() {} } // SyntaxError
class A { constructor() {} ['constructor']() {} } // accept
class A { get constructor() {} } // SyntaxError
class A { *constructor() {} } // SyntaxError
class A { async constructor() {} } // SyntaxError
class A { static constructor() {} } // accept
class A { constructor = 1; } // SyntaxError
class A { 'constructor' = 1; } // SyntaxError
class A { static prototype() {} } // SyntaxError
class A { static prototype = 1; } // SyntaxError
class A { static ['prototype'] = 1; } // accept
class A { static get 'prototype'() {} } // SyntaxError
class A { prototype() {} } // accept
class A { #a; #a; } // SyntaxError
class A { #a() {} #a; } // SyntaxError
class A { get #a() {} set #a(v) {} } // accept
class A { get #a() {} get #a() {} } // SyntaxError
class A { static get #a() {} set #a(v) {} } // SyntaxError
class A { #constructor; } // SyntaxError
class A { m() { this.#b; } } // SyntaxError
class A { #a; m() { delete this.#a; } } // SyntaxError
class A { #a; m() { delete this?.#a; } } // SyntaxError
class A { #a; m() { delete (this.#a); } } // SyntaxError
class A { #a; m() { super.#a; } } // SyntaxError
class A { #a; m() { #a; } } // SyntaxError
class A { #a; m() { #a in this; } } // accept
class A { #a; m() { 1 + #a in this; } } // SyntaxError
class A { #a; m() { #a in #a in this; } } // SyntaxError
class A { # a; } // SyntaxError
class A { #a; m() { class B { n(o) { o.#a; } } } } // accept
class A extends (o => o.#a) { #a; } // SyntaxError
class A { [this.#a]; #a; } // accept
let o; o.#a; // SyntaxError
class A { a = arguments; } // SyntaxError
class A { a = () => arguments; } // SyntaxError
class A { a = function () { arguments; }; } // accept
class A { static { arguments; } } // SyntaxError
class A { static { await; } } // SyntaxError
class A { static { await 1; } } // SyntaxError
class A { static { return; } } // SyntaxError
class A { static { (() => { return; })(); } } // accept
class A { static { let a; var a; } } // SyntaxError
class A { static { super.x; } } // accept
class A { static { super(); } } // SyntaxError
class A { static { break; } } // SyntaxError
class A { static { a: { break a; } } } // accept
a: { class A { static { break a; } } } // SyntaxError
class A { constructor() { super(); } } // SyntaxError
class A extends B { constructor() { super(); } } // accept
class A extends B { m() { super(); } } // SyntaxError
class A extends B { constructor() { function f() { super(); } } } // SyntaxError
class A extends B { constructor() { () => super(); } } // accept
class A extends B { a = super(); } // SyntaxError
class A { a = super.b; } // accept
class A { m() { super.b; } } // accept
class A { m() { super; } } // SyntaxError
class A { m() { new super(); } } // SyntaxError
class A { m() { new super.x(); } } // accept
class A { m() { super?.x; } } // SyntaxError
class let {} // SyntaxError
class static {} // SyntaxError
class yield {} // SyntaxError
class eval {} // SyntaxError
class { } // SyntaxError
class A { a b } // SyntaxError
class A { a = 1 b = 2 } // SyntaxError
class A { a
b } // accept
class A { get
a() {} } // accept
class A { async
a() {} } // accept
class A { static async *#m() {} } // accept
class A { x, y } // SyntaxError
class A { ; ; a() {}; } // accept
class A extends B, C {} // SyntaxError
class A extends B = C {} // SyntaxError
({ #a: 1 }); // SyntaxError
