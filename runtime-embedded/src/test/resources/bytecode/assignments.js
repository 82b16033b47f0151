let top = 1;
function assignments(o, k, v) {
  v = o.p = 1;
  o[k] = v;
  o.p += 2;
  o[k] *= 2;
  o[k]++;
  v = o.p--;
  v ??= o.q ||= 1;
  top = v++;
  const c = 1;
  c = 2;
}
