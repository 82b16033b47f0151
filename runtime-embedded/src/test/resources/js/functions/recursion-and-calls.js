// Calls: missing and extra arguments, recursion, many arguments, functions as values.
const fib = (n) => n < 2 ? n : fib(n - 1) + fib(n - 2);
print(fib(15)); // expect: 610
function even(n) { return n === 0 ? true : odd(n - 1); }
function odd(n) { return n === 0 ? false : even(n - 1); }
print(even(100), odd(7)); // expect: true true
print(((a, b) => [a, b])(1), ((a) => a)(1, 2, 3)); // expect: [1, undefined] 1
const compose = (...fs) => (x) => fs.reduceRight((v, f) => f(v), x);
print(compose((x) => x + 1, (x) => x * 2)(5)); // expect: 11
const Y = (f) => ((x) => x(x))((x) => f((y) => x(x)(y)));
print(Y((self) => (n) => n ? n * self(n - 1) : 1)(6)); // expect: 720
const ack = (m, n) => m === 0 ? n + 1 : n === 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1));
print(ack(2, 3)); // expect: 9
function depth(n) { return n === 0 ? 0 : 1 + depth(n - 1); }
print(depth(1000)); // expect: 1000
print((function () { return arguments.length; })(...Array(300))); // expect: 300
function manyParameters(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r) { return a + r; }
print(manyParameters(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18), manyParameters.length); // expect: 19 18
print(typeof manyParameters.toString(), manyParameters.toString().startsWith('function manyParameters(a, b')); // expect: string true
print((() => 1).toString(), (class A { x }).toString(), ({ get [ 'a' ]() { return 1 } }, 0)); // expect: () => 1 class A { x } 0
print(({ async * m ( ) { } }).m.toString(), ({ k: function  ( ) { } }).k.toString()); // expect: async * m ( ) { } function  ( ) { }
function void0() { return void 0; } function none() { } function bare() { return; }
print(void0(), none(), bare()); // expect: undefined undefined undefined
