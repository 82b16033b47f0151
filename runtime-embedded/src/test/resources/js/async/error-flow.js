// Rejections through async functions: catch, finally, nested awaits, loops, parallel work.
const log = []; const fail = async (v) => { await null; throw v; };
const f = async () => { try { await fail('a'); } catch (e) { log.push('caught ' + e); throw 'b'; } finally { log.push('finally'); await null; log.push('finally 2'); } };
print(await rejected(f()), log.splice(0)); // expect: threw 'b' ['caught a', 'finally', 'finally 2']
print(await (async () => { try { return await fail(1); } catch (e) { return e + 1; } })(), await rejected((async () => { try { return fail(1); } catch { return 'not caught here'; } })())); // expect: 2 threw 1
print(await (async () => { for (const x of [1, 2, 3]) { try { if (x === 2) await fail(x); log.push(x); } catch (e) { log.push('e' + e); continue; } finally { log.push('f' + x); } } return log.splice(0); })()); // expect: [1, 'f1', 'e2', 'f2', 3, 'f3']
print(await (async () => { try { await Promise.all([fail('first'), fail('second')]); } catch (e) { return e; } })(), await (async () => { const p = fail('late'); p.catch(() => { }); await null; try { await p; } catch (e) { return e; } })()); // expect: first late
print(await (async () => { l: try { await null; break l; } finally { log.push('left'); } return log.splice(0); })(), await (async () => { try { throw 1; } finally { return await 'override'; } })()); // expect: ['left'] override
print(await rejected((async () => { await Promise.reject(new TypeError()); })()), await rejected((async () => { null.x; })()), await rejected((async ({ a }) => a)()), await (async () => { try { await { then(_, r) { r('thenable'); } }; } catch (e) { return e; } })()); // expect: TypeError TypeError TypeError thenable
const chain = await Promise.resolve(1).then((v) => { throw v + 1; }).then(() => 'skipped').catch((e) => e * 10).finally(() => 'ignored').then((v) => v + 1); print(chain); // expect: 21
const retry = async (n) => { let tries = 0; for (;;) { try { tries++; if (tries < n) await fail('again'); return tries; } catch { } } }; print(await retry(4)); // expect: 4
const sem = async () => { const out = []; const job = async (n, ticks) => { for (let i = 0; i < ticks; i++) await null; out.push(n); }; await Promise.all([job('slow', 3), job('fast', 1), job('mid', 2)]); return out; }; print(await sem()); // expect: ['fast', 'mid', 'slow']
let unsettled = 0; new Promise(() => { }).finally(() => unsettled++); await null; await null; print(unsettled); // expect: 0
const results = await Promise.allSettled([1, fail(2), (async () => { throw new RangeError(); })(), new Promise((r) => r(fail(3)))]); print(results.map((r) => r.status === 'fulfilled' ? r.value : r.reason instanceof Error ? r.reason.name : 'r' + r.reason)); // expect: [1, 'r2', 'RangeError', 'r3']
