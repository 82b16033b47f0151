function* generator(a = 1) {
  const got = yield a;
  try { yield* got; } finally { yield; }
  for (const x of got) yield x;
}
