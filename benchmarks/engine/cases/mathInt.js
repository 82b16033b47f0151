// Math functions of integers.
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += Math.abs(i - 100) + Math.floor(i) + Math.ceil(i) + Math.round(i) + Math.min(i, 10) + Math.max(i, 3);
    sum = sum % 1000003;
  }
  return sum;
}
