function conditions(a, b, c) {
  if (a && !b) return 1;
  else if (a || (b && c)) return 2;
  while (!(a < 5)) a--;
  return a ? b ?? c : a && b && c;
}
