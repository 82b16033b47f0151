// for-of over an array of a hundred integers.
function run(n) {
  let list = [];
  for (let i = 0; i < 100; i++) list.push(i);
  let sum = 0;
  for (let i = 0; i < n; i += 100) {
    for (var value of list) sum += value;
  }
  return sum;
}
