// A fresh literal of three properties, all read.
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let o = { a: i, b: 2, c: 3 };
    sum = (sum + o.a + o.b + o.c) & 0xfffff;
  }
  return sum;
}
