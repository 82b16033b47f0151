function loops(n, o) {
  for (var i = 0; i < n; i++) { if (i === 3) continue; o.push(i); }
  do { n--; } while (n > 0);
  for (const k in o) print(k);
  for (o.x of o) break;
  outer: for (const a of o) for (const [b] of a) { if (b) continue outer; else break outer; }
}
