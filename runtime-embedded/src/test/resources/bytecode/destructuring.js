function destructure([a, , b = 1, ...c], { d, e: { f } = {}, [a]: g, ...h }) {
  [a, b] = [b, a];
  ({ x: c.y, ['z']: c[0] = 2, ...c.rest } = h);
  [c.p, [d]] = g;
}
