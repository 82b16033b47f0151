// The worker of WarmUp for Node.js: node-warmup.js FOLDER MILLIS CASE ITERATIONS
// Prints a line per call: nanoseconds from the start to its begin and to its end, and operations.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, millis, name, iterations] = process.argv.slice(2);
const source = readFileSync(path.join(folder, `${name}.js`), "utf8");
const load = (text) => vm.runInThisContext(`(function () { "use strict";\n${text}\nreturn run; })()`);

load("function run(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }")(3);
const start = process.hrtime.bigint();
const clock = () => Number(process.hrtime.bigint() - start);
const calls = [];
const run = load(source);
let count = Math.max(1, Math.floor(Number(iterations) / 500));
let now = clock();
while (now < Number(millis) * 1e6) {
  run(count);
  const then = clock();
  calls.push(`${now} ${then} ${count}`);
  if (then - now < 500000) count = Math.min(1 << 24, count * 2);
  else if (then - now > 4000000) count = Math.max(1, Math.floor(count / 2));
  now = then;
}
console.log(calls.join("\n"));
