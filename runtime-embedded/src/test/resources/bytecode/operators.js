function operators(a, b) {
  const sums = [a + 1, 1 + a, a + b, a - 2, a * 2, a * 3, a >> 1, a % 7, a % 1000, a < 5, a <= 5];
  const fused = [(a + b) % 10, (a - b) % 10, (a * b) % 1000];
  return [sums, fused, typeof a, typeof missing, void a, !a, -a, +a, ~a, a in b, a instanceof b];
}
