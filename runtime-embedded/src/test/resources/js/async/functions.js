// async functions of every form: results, rejections, this, arguments, prototypes.
async function f(v) { return v; }
print(f(1) instanceof Promise, await f(1), await f(f(f('nested')))); // expect: true 1 nested
print(await rejected((async () => { throw new RangeError(); })()), await rejected((async (p = null.x) => { })())); // expect: RangeError TypeError
const o = { v: 5, async m() { return this.v; }, async ['c' + 1]() { return 'computed'; }, arrow: async function () { return (async () => this.v)(); } };
print(await o.m(), await o.c1(), await o.arrow()); // expect: 5 computed 5
class C { static async s() { return this.name; } async #p() { return 'private'; } async q() { return await this.#p(); } }
print(await C.s(), await new C().q()); // expect: C private
async function args() { await null; return [...arguments]; }
print(await args(1, 2)); // expect: [1, 2]
const AsyncFunction = f.constructor;
print(AsyncFunction.name, Object.getPrototypeOf(AsyncFunction) === Function, f[Symbol.toStringTag], Object.prototype.toString.call(f)); // expect: AsyncFunction true AsyncFunction [object AsyncFunction]
print('prototype' in f, flags(AsyncFunction, 'prototype'), flags(AsyncFunction.prototype, Symbol.toStringTag), thrown(() => new f())); // expect: false --- --c TypeError
const id = async x => x, two = async (x, y) => [x, y], dest = async ({ a }, [b] = [2]) => a + b, none = async () => { };
print(await id(1), await two(1, 2), await dest({ a: 1 }), await none()); // expect: 1 [1, 2] 3 undefined
print(await (async () => { try { await Promise.reject('r'); } catch (e) { return 'caught ' + e; } finally { await null; } })()); // expect: caught r
print(await (async () => { try { return 'try'; } finally { await null; } })(), await (async () => { try { return await f(1); } finally { return 2; } })()); // expect: try 2
print(await (async () => { for (let i = 0; i < 3; i++) { if (await f(i === 2)) return i; } })()); // expect: 2
print(await (async () => { let s = ''; for (const k in { a: 1, b: 2 }) s += await f(k); switch (await f(1)) { case await f(1): s += '!'; } return s; })()); // expect: ab!
print(await (async () => [await 1, ...await f([2]), { k: await 3 }, `${await 4}`])()); // expect: [1, 2, {k: 3}, '4']
