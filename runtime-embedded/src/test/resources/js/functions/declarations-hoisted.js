// Function declarations are bound with their value before code runs; in blocks too.
print(early(), typeof early); // expect: early function
function early() { return 'early'; }
function twice() { return 1; }
print(inner()); // expect: 2
function inner() {
  return g();
  function g() { return 2; }
}
{
  print(blockFn()); // expect: in block
  function blockFn() { return 'in block'; }
}
print(typeof blockFn); // expect: undefined
if (true) { function inIf() {} }
print(typeof inIf); // expect: undefined
switch (1) {
  case 0: function inSwitch() { return 'sw'; }
  case 1: print(inSwitch()); // expect: sw
}
function shadow(p) { return typeof p; function p() {} }
print(shadow(1)); // expect: function
function redeclared() { var f; function f() { return 1; } return typeof f; }
print(redeclared()); // expect: function
function lastWins() { return h(); function h() { return 'first'; } function h() { return 'last'; } }
print(lastWins()); // expect: last
function assigned() { return 1; }
assigned = 5;
print(assigned); // expect: 5
const named = function fact(n) { return n < 2 ? 1 : n * fact(n - 1); };
print(named(5), typeof fact); // expect: 120 undefined
print(thrown(() => (function self() { self = 1; })())); // expect: TypeError
print((function self() { var self = 2; return self; })()); // expect: 2
print((function self(self) { return self; })(3)); // expect: 3
