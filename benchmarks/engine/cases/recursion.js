// Fibonacci of 25, without a memo.
function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}
function run(n) {
  let last = 0;
  for (let i = 0; i < n; i++) last = fib(25);
  return last;
}
