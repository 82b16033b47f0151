// Calls two levels deep.
function inner(a, b) {
  return a + b;
}
function outer(a) {
  return inner(a, 1);
}
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum = outer(sum) % 65536;
  }
  return sum;
}
