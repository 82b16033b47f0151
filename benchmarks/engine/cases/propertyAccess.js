// Reads five properties of one object.
function run(n) {
  let o = { a: 1, b: 2, c: 3, d: 4, e: 5 };
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += o.a + o.b + o.c + o.d + o.e;
  }
  return sum;
}
