// Order of jobs in async generators: a yield awaits once, a return resumes after an await.
const log = [];
const say = (x) => log.push(x);
const ticks = (n) => { let p = Promise.resolve(); for (let i = 1; i <= n; i++) p = p.then(() => say(i)); return p; };
const measure = async (f) => { log.length = 0; const done = f(); const t = ticks(8); await t; await done; return log.join(' '); };
print(await measure(() => (async function* () { yield 1; })().next().then(() => say('yield')))); // expect: 1 yield 2 3 4 5 6 7 8
print(await measure(() => (async function* () { return 1; })().next().then(() => say('return')))); // expect: 1 return 2 3 4 5 6 7 8
print(await measure(() => (async function* () { })().next().then(() => say('empty')))); // expect: empty 1 2 3 4 5 6 7 8
print(await measure(() => (async function* () { yield Promise.resolve(); })().next().then(() => say('yield promise')))); // expect: 1 yield promise 2 3 4 5 6 7 8
print(await measure(() => (async function* () { })().return().then(() => say('return call')))); // expect: 1 return call 2 3 4 5 6 7 8
print(await measure(() => { const g = (async function* () { yield 1; yield 2; })(); g.next().then(() => say('a')); return g.next().then(() => say('b')); })); // expect: 1 a 2 b 3 4 5 6 7 8
const order = [];
const g = (async function* () { order.push('start'); try { order.push(await 'awaited'); yield 'y'; } finally { order.push('finally'); } })();
const n = g.next(), ret = g.return('r'), after = g.next();
order.push('requested');
print(await n, await ret, await after); // expect: {value: 'y', done: false} {value: 'r', done: true} {value: undefined, done: true}
print(order); // expect: ['start', 'requested', 'awaited', 'finally']
