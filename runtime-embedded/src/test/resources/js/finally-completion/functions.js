// A completion of finally replaces the one before; a normal finally keeps it.
const f = (body) => { try { return String(body()); } catch (e) { return 'threw ' + e; } };
print(f(() => { try { return 1; } finally { return 2; } })); // expect: 2
print(f(() => { try { throw 1; } finally { return 2; } })); // expect: 2
print(f(() => { try { return 1; } finally { throw 2; } })); // expect: threw 2
print(f(() => { try { throw 1; } finally { throw 2; } })); // expect: threw 2
print(f(() => { try { throw 1; } catch (e) { return e; } finally { } })); // expect: 1
print(f(() => { let x = 1; try { return x; } finally { x = 2; } })); // expect: 1
print(f(() => { const o = { v: 1 }; try { return o; } finally { o.v = 2; o.toString = () => 'v' + o.v; } })); // expect: v2
print(f(() => { for (; ;) { try { return 1; } finally { break; } } return 'after'; })); // expect: after
print(f(() => { let n = 0; for (let i = 0; i < 3; i++) { try { n += i; continue; } finally { n += 10; } } return n; })); // expect: 33
print(f(() => { l: { try { return 1; } finally { break l; } } return 'label'; })); // expect: label
print(f(() => { for (const x of [1, 2]) { try { throw x; } finally { continue; } } return 'swallowed'; })); // expect: swallowed
print(f(() => { try { try { throw 1; } finally { throw 2; } } catch (e) { return e; } })); // expect: 2
print(f(() => { let s = ''; try { try { return s += 'a'; } finally { s += 'b'; } } finally { s += 'c'; f.seen = s; } })); // expect: a
print(f.seen); // expect: abc
print(f(() => { try { try { return 1; } finally { return 2; } } finally { return 3; } })); // expect: 3
print(f(() => { try { return 1; } finally { try { return 2; } finally { } } })); // expect: 2
print(f(() => { try { return 1; } finally { (() => 2)(); try { throw 3; } catch { } } })); // expect: 1
print(f(() => { o: for (; ;) { for (; ;) { try { continue o; } finally { break o; } } } return 'out'; })); // expect: out
print(f(() => { let i = 0; do { try { if (i++ < 2) continue; return i; } finally { if (i < 5) continue; } } while (true); })); // expect: 5
print(f(() => { switch (1) { case 1: try { break; } finally { f.seen = 'sw'; } } return f.seen; })); // expect: sw
print(f(() => { try { throw 1; } catch (e) { try { throw 2; } catch (e) { } return e; } })); // expect: 1
print(f(() => { const r = []; for (const i of [1, 2, 3]) { try { if (i === 2) break; r.push(i); } finally { r.push('f'); } } return r; })); // expect: 1,f,f
print(f(() => { try { return (() => { throw 'arg'; })(); } catch (e) { return 'caught ' + e; } finally { f.seen = 0; } })); // expect: caught arg
class C { constructor(v) { try { return v; } finally { this.fin = 1; } } }
print(new C(5).fin, new C({ own: 1 }).own); // expect: 1 1
const g = function* () { try { yield 1; return 2; } finally { f.seen = 'gen'; } }; print([...g()], f.seen); // expect: [1] gen
