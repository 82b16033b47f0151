// table: labels, break, continue, return
a: b: ; // accept
a: a: ; // SyntaxError
a: { a: ; } // SyntaxError
a: ; a: ; // accept
a: { (function () { a: ; }); } // accept
break; // SyntaxError
continue; // SyntaxError
{ break; } // SyntaxError
if (1) break; // SyntaxError
for (;;) { break; } // accept
for (;;) { continue; } // accept
switch (1) { case 1: break; } // accept
switch (1) { case 1: continue; } // SyntaxError
for (;;) { switch (1) { case 1: continue; } } // accept
a: { break a; } // accept
a: { continue a; } // SyntaxError
a: for (;;) { continue a; } // accept
a: for (;;) { continue b; } // SyntaxError
a: for (;;) { break b; } // SyntaxError
a: b: for (;;) { continue a; } // accept
a: { for (;;) { continue a; } } // SyntaxError
a: for (;;) { (function () { break a; }); } // SyntaxError
a: for (;;) { () => { continue a; }; } // SyntaxError
for (;;) { (function () { break; }); } // SyntaxError
a: for (;;) { break
a; } // accept
a: if (1) break a; // accept
a: for (;;) { b: { continue a; } } // accept
a: switch (1) { case 1: continue a; } // SyntaxError
while (1) { class A { m() { break; } } } // SyntaxError
switch (1) { default: default: } // SyntaxError
switch (1) { case 1: a: break a; } // accept
switch (1) { a: ; } // SyntaxError
try { } // SyntaxError
try { } catch { } // accept
try { } catch () { } // SyntaxError
try { } catch (a, b) { } // SyntaxError
try { } catch (a = 1) { } // SyntaxError
try ; catch (e) { } // SyntaxError
try { } finally { } // accept
catch (e) { } // SyntaxError
throw; // SyntaxError
return 1; // SyntaxError
function f() { return
1; } // accept
a: let b; // SyntaxError
a: class B { } // SyntaxError
a: function* g() { } // SyntaxError
a: async () => 1; // accept
yield: ; // SyntaxError
