// How many jobs pass before the code behind an await runs.
const log = [];
const say = (x) => log.push(x);
const ticks = (n) => { let p = Promise.resolve(); for (let i = 1; i <= n; i++) p = p.then(() => say(i)); return p; };
const measure = async (f) => { log.length = 0; const done = f(); const t = ticks(8); await t; await done; return log.join(' '); };
print(await measure(async () => { await 1; say('value'); })); // expect: value 1 2 3 4 5 6 7 8
print(await measure(async () => { await Promise.resolve(); say('native'); })); // expect: native 1 2 3 4 5 6 7 8
print(await measure(async () => { await { then(r) { say('called'); r(); } }; say('thenable'); })); // expect: called 1 thenable 2 3 4 5 6 7 8
print(await measure(async () => { await (async () => { })(); say('async call'); })); // expect: async call 1 2 3 4 5 6 7 8
print(await measure(() => (async () => Promise.resolve())().then(() => say('returned promise')))); // expect: 1 2 returned promise 3 4 5 6 7 8
print(await measure(() => (async () => await Promise.resolve())().then(() => say('awaited return')))); // expect: 1 awaited return 2 3 4 5 6 7 8
print(await measure(() => Promise.resolve().then(() => Promise.resolve()).then(() => say('then promise')))); // expect: 1 2 3 then promise 4 5 6 7 8
print(await measure(() => new Promise((r) => r(Promise.resolve())).then(() => say('resolve promise')))); // expect: 1 2 resolve promise 3 4 5 6 7 8
print(await measure(() => new Promise((r) => r({ then(s) { say('job'); s(); } })).then(() => say('resolve thenable')))); // expect: job 1 resolve thenable 2 3 4 5 6 7 8
print(await measure(async () => { try { await Promise.reject(); } catch { say('rejected'); } })); // expect: rejected 1 2 3 4 5 6 7 8
print(await measure(async () => { await null; await null; await null; say('three'); })); // expect: 1 2 three 3 4 5 6 7 8
class P extends Promise { }
print(await measure(async () => { await P.resolve(); say('subclass'); })); // expect: 1 2 subclass 3 4 5 6 7 8
print(await measure(() => Promise.all([1, Promise.resolve()]).then(() => say('all')))); // expect: 1 all 2 3 4 5 6 7 8
print(await measure(() => Promise.resolve(1).finally(() => { }).then(() => say('finally')))); // expect: 1 2 3 finally 4 5 6 7 8
print(await measure(() => Promise.race([Promise.resolve()]).then(() => say('race')))); // expect: 1 race 2 3 4 5 6 7 8
