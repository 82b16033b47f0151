// Eight ways through nested conditionals over values of many kinds.
function run(n) {
  let kinds = [0, 1, "", "a", null, undefined, true, false];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let v = kinds[i & 7];
    sum += v ? (v === 1 ? 1 : v === "a" ? 2 : 3) : v === 0 ? 4 : v === "" ? 5 : v === null ? 6 : v === false ? 7 : 8;
  }
  return sum;
}
