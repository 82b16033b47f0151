// Synchronous until the first await; interleaving of several async functions.
const log = [];
async function a() { log.push('a1'); await b(); log.push('a2'); }
async function b() { log.push('b1'); await null; log.push('b2'); }
log.push('start');
const done = a().then(() => log.push('a done'));
Promise.resolve().then(() => log.push('p1')).then(() => log.push('p2'));
log.push('end');
await done;
print(log.join(' ')); // expect: start a1 b1 end b2 p1 a2 p2 a done
log.length = 0;
const step = async (n) => { for (let i = 0; i < 3; i++) { log.push(n + i); await i; } };
await Promise.all([step('x'), step('y')]);
print(log.join(' ')); // expect: x0 y0 x1 y1 x2 y2
log.length = 0;
const d = (x) => { log.push('eval ' + x); return x; };
const sum = async () => d(1) + await d(2) + d(3);
const s = sum(); log.push('sync'); log.push(await s);
print(log.join(', ')); // expect: eval 1, eval 2, sync, eval 3, 6
log.length = 0;
let x = 0;
const add = async () => { x += await 5; log.push(x); };
const p = add(); x = 100; await p;
print(log, x); // expect: [5] 5
log.length = 0;
await Promise.all([(async () => { try { log.push('try'); await null; log.push('body'); } finally { log.push('finally'); } })(), (async () => { log.push('other'); await null; log.push('other 2'); })()]);
print(log.join(' ')); // expect: try other body finally other 2
log.length = 0;
queueMicrotaskLike(() => log.push('job'));
function queueMicrotaskLike(f) { Promise.resolve().then(f); }
log.push('sync'); await undefined; log.push('after');
print(log.join(' ')); // expect: sync job after
log.length = 0;
const o = { get then() { log.push('get then'); return undefined; } };
await o; print(log); // expect: ['get then']
