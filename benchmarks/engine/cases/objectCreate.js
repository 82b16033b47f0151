// A literal of three properties.
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let point = { x: i, y: i + 1, z: 2 };
    sum += point.y - point.x;
  }
  return sum;
}
