// Calls of a global function.
function add(a, b) {
  return a + b;
}
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = add(sum, i) & 0xffff;
  return sum;
}
