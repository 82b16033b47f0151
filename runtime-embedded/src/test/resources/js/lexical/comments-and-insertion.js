// Comments, automatic semicolon insertion, restricted productions.
/* a comment
   over lines */ let a = 1
let b = 2
print(a + b) // expect: 3
function f() {
  return
  42
}
print(f()) // expect: undefined
let c = a
++b
print(c, b) // expect: 1 3
const g = () => { return /* no line end in here */ 7 }
print(g()) // expect: 7
const h = () => { return /* a line end
   in a comment counts */ 7 }
print(h()) // expect: undefined
let i = 0
do i++; while (i < 3) print(i) // expect: 3
const x = 1
;[1, 2].forEach((v) => print(v)) // expect: 1
// expect: 2
let y = 5
/2
print(y) // expect: 2.5
for (;;) { break
}
var \u0061b\u{63} = 'escaped'
print(abc) // expect: escaped
const ünï = 1, $ = 2, _ = 3, 变量 = 4
print(ünï, $, _, 变量) // expect: 1 2 3 4
{ print('block') } print('same line') // expect: block
// expect: same line
