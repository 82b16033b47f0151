function labels(a) {
  one: { if (a) break one; a = 1; }
  two: three: while (a) { if (a === 1) continue two; break three; }
}
