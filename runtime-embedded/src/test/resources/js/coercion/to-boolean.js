// The falsy values, and nothing else; document.all does not exist here.
const b = (v) => !!v;
print(b(0), b(-0), b(NaN), b(''), b(null), b(undefined), b(false)); // expect: false false false false false false false
print(b('0'), b(' '), b([]), b({}), b(() => {}), b(Symbol()), b(Infinity), b(-1)); // expect: true true true true true true true true
print(b(new Boolean(false)), b(new String('')), b(new Number(0))); // expect: true true true
print(Boolean(), Boolean('false'), Boolean([false])); // expect: false true true
let path = '';
if ('') path += 'a'; else path += 'b';
if ([]) path += 'c';
while (NaN) path += 'x';
for (; null;) path += 'x';
path += '' ? 'x' : 'd';
print(path, !'' && !0, !!'a' === true); // expect: bcd true true
print(5e-324 ? 'truthy' : 'falsy', 0.0 ? 'truthy' : 'falsy'); // expect: truthy falsy
