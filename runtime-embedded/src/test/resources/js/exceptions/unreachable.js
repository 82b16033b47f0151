// Code that no path reaches, with loops and guarded code in it.
const after = () => { return 1; for (let i = 0; i < 2; i++) { try { const [a] = [i]; print(a); } catch (e) { print(e); } } };
print(after()); // expect: 1
const thrown = () => { throw 2; while (true) { try { for (const x of [1]) { print(x); } } finally { print(3); } } };
try { thrown(); } catch (e) { print(e); } // expect: 2
function* left() { yield 1; return 2; for (const k in { a: 1 }) { try { yield* [k]; } catch { continue; } finally { break; } } }
print([...left()]); // expect: [1]
const inner = () => { do { break; try { const [b = 1] = []; print(b); } catch { continue; } } while (true); return 'end'; };
print(inner()); // expect: end
