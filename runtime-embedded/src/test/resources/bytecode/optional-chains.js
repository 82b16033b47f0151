function chains(a, k) {
  a?.b.c;
  a?.[k]?.(1).d;
  (a?.b)();
  delete a?.b;
  return a.b?.();
}
