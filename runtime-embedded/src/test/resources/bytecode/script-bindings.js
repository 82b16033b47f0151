var v = 1, w;
let l;
const c = 2;
function f() { return v + l + c; }
class C {}
for (const x of [1]) { let inner = x; v = inner; }
{ function block() {} block(); }
v.prop.length;
