// The worker of EngineSuite for Node.js: node-worker.js FOLDER NAME:ITERATIONS... WARM_MILLIS BLOCK_MILLIS
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, ...rest] = process.argv.slice(2);
const blockMillis = Number(rest.pop());
const warmMillis = Number(rest.pop());

function turn(run, iterations, millis) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(millis) * 1000000n;
  let operations = 0;
  let now = start;
  while (now < end) {
    run(iterations);
    operations += iterations;
    now = process.hrtime.bigint();
  }
  return (operations * 1e9) / Number(now - start);
}

const cases = rest.map((each) => {
  const [name, count] = each.split(":");
  const iterations = Number(count);
  const source = readFileSync(path.join(folder, `${name}.js`), "utf8");
  const run = vm.runInThisContext(`(function () { "use strict";\n${source}\nreturn run; })()`);
  const check = run(iterations);
  turn(run, iterations, warmMillis);
  return { name, iterations, run, check };
});
for (const { name, iterations, run, check } of cases) {
  turn(run, iterations, blockMillis);
  const blocks = [0, 0, 0].map(() => turn(run, iterations, blockMillis)).sort((a, b) => a - b);
  console.log(`${name} ${blocks[1].toFixed(6)} ${check.toFixed(6)}`);
}
