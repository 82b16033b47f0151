const o = {
  m() { return super.m(); },
  get g() { return this; },
  set g(v) { super.g = v; },
  *gen() { yield 1; },
  async am() { await 1; },
  ['c' + 1]() {},
  [o]: () => {},
  7() {},
};
