// Two shapes in turn at one site.
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let o = (i & 1) === 0 ? { x: 1, y: 2 } : { y: 2, x: 1, w: 3 };
    sum += o.x + o.y;
  }
  return sum;
}
