function choose(x) {
  switch (x) {
    case 1: return 'one';
    case f(): break;
    default: x = 2;
    case 3: x = 3;
  }
  function f() { return 2; }
}
