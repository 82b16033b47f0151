// Sums, products and remainders of small integers.
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum = (sum + i * 3 - (i & 7)) % 1000003;
  }
  return sum;
}
