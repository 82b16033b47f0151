// Ten short-lived objects in an array, each turn.
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let list = [];
    for (let j = 0; j < 10; j++) list.push({ value: j, next: null });
    sum += list[9].value;
  }
  return sum;
}
