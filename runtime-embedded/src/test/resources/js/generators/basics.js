// Generators: lazily run, values sent in, results, prototypes.
function* g(a) { const b = yield a; const c = yield a + b; return b + c; }
const it = g(1);
print(it.next('ignored'), it.next(10), it.next(100), it.next()); // expect: {value: 1, done: false} {value: 11, done: false} {value: 110, done: true} {value: undefined, done: true}
const log = []; function* lazy(p = log.push('param')) { log.push('body'); yield; }
const l = lazy(); print(log); l.next(); print(log); // expect: ['param']
// expect: ['param', 'body']
print(thrown(() => (function* (p = null.x) { })())); // expect: TypeError
print([...(function* () { yield 1; return 2; })()], Array.from(g(1)).length); // expect: [1] 2
function* inf() { let n = 0; while (true) { const r = yield n++; if (r) n = r; } }
const i = inf(); print(i.next().value, i.next().value, i.next(40).value, i.next().value); // expect: 0 1 40 41
const o = { *m() { yield this.v; }, v: 5, async *a() {}, *['comp' + 1]() { yield 1; } };
print(o.m().next().value, [...o.comp1()]); // expect: 5 [1]
print(Object.getPrototypeOf(it) === g.prototype, it instanceof g, it[Symbol.iterator]() === it, it[Symbol.toStringTag]); // expect: true true true Generator
const GeneratorFunction = Object.getPrototypeOf(g).constructor;
print(GeneratorFunction.name, Object.getPrototypeOf(g)[Symbol.toStringTag], Object.getPrototypeOf(GeneratorFunction) === Function); // expect: GeneratorFunction GeneratorFunction true
print(g.hasOwnProperty('prototype'), 'constructor' in Object.getPrototypeOf(g.prototype), thrown(() => new g())); // expect: true true TypeError
g.prototype = null; print(Object.getPrototypeOf(g()) === Object.getPrototypeOf(function* () { }).prototype); // expect: true
const running = (function* () { print(thrown(() => running.next()), thrown(() => running.return()), thrown(() => running.throw())); yield 'ok'; })();
print(running.next().value); // expect: TypeError TypeError TypeError
// expect: ok
print(thrown(() => g.prototype), thrown(() => it.next.call({}))); // expect: no error: null TypeError
function* order() { return [yield 1, yield 2, { a: yield 3, [yield 4]: yield 5 }, `${yield 6}`]; }
const od = order(); let r; for (let k = 0; k < 7; k++) r = od.next('v' + k);
print(r.value); // expect: ['v1', 'v2', {a: 'v3', v4: 'v5'}, 'v6']
function* args() { yield arguments.length; yield* arguments; }
print([...args('a', 'b')]); // expect: [2, 'a', 'b']
function* prec() { const x = yield 1, y = yield; return x ? yield 'c' : y; }
const p = prec(); print(p.next().value, p.next(true).value, p.next(7).value, p.next('end').value); // expect: 1 undefined c end
