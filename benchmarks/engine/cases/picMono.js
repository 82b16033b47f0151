// One shape: two properties read, one written.
function run(n) {
  let o = { x: 1, y: 2, z: 0 };
  for (let i = 0; i < n; i++) {
    o.z = (o.x + o.y + o.z) & 1023;
  }
  return o.z;
}
