function exceptions(f) {
  try { f(); } catch (e) { print(e); }
  try { f(); } catch { }
  a: for (const x of f) {
    try { if (x) return x; if (f) break a; continue; } catch ({ message }) { throw message; } finally { f(); }
  }
}
