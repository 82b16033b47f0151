// Job order of promises.
const log = []; const say = (x) => () => { log.push(x); };
const p = Promise.resolve();
p.then(say('1')).then(say('3')); p.then(say('2')).then(say('4')); log.push('sync');
await p.then(() => { }).then(() => { }).then(() => { });
print(log.splice(0).join(' ')); // expect: sync 1 2 3 4
new Promise((r) => { log.push('executor'); r(); log.push('after resolve'); }).then(say('then')); log.push('end'); await null;
print(log.splice(0).join(', ')); // expect: executor, after resolve, end, then
let resolve; const late = new Promise((r) => { resolve = r; }); late.then(say('a')); late.then(say('b')); resolve(); late.then(say('c')); log.push('resolved'); await null;
print(log.splice(0).join(' ')); // expect: resolved a b c
Promise.reject(1).catch(say('caught')).then(say('after catch')); Promise.resolve().then(() => { throw 1; }).then(say('never'), say('second arg')); await null; await null; await null; await null;
print(log.splice(0).join(', ')); // expect: caught, after catch, second arg
const thenable = { then(ok) { log.push('then called'); ok('v'); } };
Promise.resolve(thenable).then((v) => log.push('got ' + v)); log.push('sync'); await 0; log.push('tick 1'); await 0; log.push('tick 2'); await 0;
print(log.splice(0).join(', ')); // expect: sync, then called, tick 1, got v, tick 2
Promise.resolve().then(() => { log.push('outer'); Promise.resolve().then(say('inner')); }).then(say('next')); await 0; await 0; await 0;
print(log.splice(0).join(' ')); // expect: outer inner next
Promise.all([new Promise((r) => r(1)), 2]).then(say('all')); Promise.race([p]).then(say('race')); Promise.any([p]).then(say('any')); Promise.allSettled([p]).then(say('settled')); p.then(say('x')).then(say('y')).then(say('z')); for (let i = 0; i < 5; i++) await 0;
print(log.splice(0).join(' ')); // expect: x all race any settled y z
p.finally(say('f')).then(say('after f')); p.then(say('1')).then(say('2')).then(say('3')).then(say('4')); for (let i = 0; i < 6; i++) await 0;
print(log.splice(0).join(' ')); // expect: f 1 2 3 after f 4
const self = new Promise((r) => setTimeoutLike(() => r(self))); function setTimeoutLike(f) { Promise.resolve().then(f); } print(await rejected(self)); // expect: TypeError
