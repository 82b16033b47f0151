// Math functions of fractions.
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let x = i * 0.37 - 50;
    sum += Math.abs(x) + Math.floor(x) + Math.ceil(x) + Math.round(x) + Math.min(x, 1.5) + Math.max(x, 2.5);
    sum = sum % 1000003;
  }
  return Math.round(sum);
}
