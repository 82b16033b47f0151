// Fills an array of a hundred, adds it up.
function run(n) {
  let list = [];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    list.push(i & 15);
    if (list.length === 100) {
      for (let j = 0; j < list.length; j++) sum += list[j];
      list = [];
    }
  }
  return sum;
}
