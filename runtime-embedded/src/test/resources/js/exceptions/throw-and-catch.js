// throw of any value, catch bindings, rethrow, nesting, scopes of the parameter.
for (const v of [1, 'two', null, undefined, true, Symbol.iterator]) try { throw v; } catch (e) { print(e === v); }
// expect: true
// expect: true
// expect: true
// expect: true
// expect: true
// expect: true
try { throw { code: 7, list: [1, 2] }; } catch ({ code, list: [, second], missing = 'd' }) { print(code, second, missing); } // expect: 7 2 d
try { throw 1; } catch { print('no binding'); } // expect: no binding
let e = 'outer'; try { throw 'inner'; } catch (e) { e += '!'; print(e); } print(e); // expect: inner!
// expect: outer
try { try { throw 'a'; } catch (x) { throw x + 'b'; } } catch (y) { print(y); } // expect: ab
try { try { throw 'a'; } finally { print('finally'); } } catch (z) { print(z); } // expect: finally
// expect: a
function deep(n) { if (n === 0) throw new RangeError('deep'); return deep(n - 1); }
try { deep(50); } catch (x) { print(x.message, x instanceof RangeError, x instanceof Error); } // expect: deep true true
try { [1, 2].map((x) => { if (x === 2) throw 'from callback'; return x; }); } catch (x) { print(x); } // expect: from callback
try { throw new Error('x', { cause: 'c' }); } catch ({ message, cause }) { print(message, cause); } // expect: x c
const f = () => { try { throw 1; } catch (p) { return () => ++p; } }; const g = f(); print(g(), g()); // expect: 2 3
print(thrown(() => { try { throw {}; } catch ({ a = b, b }) { } })); // expect: ReferenceError
print(thrown(() => { try { throw null; } catch ({ a }) { } })); // expect: TypeError
let n = 0; for (let i = 0; i < 5; i++) { try { if (i % 2) continue; if (i === 4) break; n += i; } catch { } finally { n += 10; } } print(n); // expect: 52
try { undefinedFunction(); } catch (x) { print(x.name, x.constructor === ReferenceError); } // expect: ReferenceError true
try { null.f(); } catch (x) { print(x.name); } // expect: TypeError
try { (void 0)(); } catch (x) { print(x.name); } // expect: TypeError
try { new Array(-1); } catch (x) { print(x.name); } // expect: RangeError
try { decodeURIComponent('%'); } catch (x) { print(x.name); } // expect: URIError
try { 'x'.repeat(-1); } catch (x) { print(x.name); } // expect: RangeError
try { const c = 1; c = 2; } catch (x) { print(x.name); } // expect: TypeError
try { tdz; let tdz; } catch (x) { print(x.name); } // expect: ReferenceError
try { var v = 'var in try'; throw 0; } catch (x) { var w = v; } print(w); // expect: var in try
try { throw 1; } catch (x) { { let x = 2; print(x); } print(x); } // expect: 2
// expect: 1
