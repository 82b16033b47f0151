// Integer add, sub, xor and and, beside a float accumulator with a compare.
function run(n) {
  let a = 1;
  let f = 0.5;
  for (let i = 0; i < n; i++) {
    a = ((a + i) ^ (i - 7)) & 0xffff;
    f = f + 0.25;
    if (f > 1000.5) f = f - 1000;
  }
  return a + Math.floor(f);
}
