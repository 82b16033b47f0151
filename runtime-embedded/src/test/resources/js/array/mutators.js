// push, pop, shift, unshift, splice, reverse, fill, copyWithin: results, holes, array-likes.
const a = [1, 2]; print(a.push(3, 4), a.pop(), a.shift(), a.unshift(8, 9), a); // expect: 4 4 1 4 [8, 9, 2, 3]
print([].pop(), [].shift(), [].push(), [1].unshift(), [5].pop()); // expect: undefined undefined 0 1 5
const h = [1, , 3]; print(h.shift(), h, h.unshift('x'), h); // expect: 1 ['x', <hole>, 3] 3 ['x', <hole>, 3]
const s = [1, 2, 3, 4, 5]; print(s.splice(1, 2), s, s.splice(-1), s, s.splice(1, 0, 'a', 'b'), s); // expect: [2, 3] [1, 'a', 'b', 4] [5] [1, 'a', 'b', 4] [] [1, 'a', 'b', 4]
print(s.splice(), s.splice(undefined), s); // expect: [] [1, 'a', 'b', 4] []
const t = [1, 2, 3, 4]; t.splice(1, 1); t.splice(10, 1, 'end'); t.splice(-10, 1, 's1', 's2'); t.splice(2, NaN, 'n'); t.splice(1, -5, 'm'); print(t); // expect: ['s1', 'm', 's2', 'n', 3, 4, 'end']
const hs = [1, , 3, , 5]; print(hs.splice(1, 2), hs, 1 in hs); // expect: [<hole>, 3] [1, <hole>, 5] false
print([1, 2, 3].reverse(), [1, , 3, 4].reverse(), [, 1].reverse(), [].reverse()); // expect: [3, 2, 1] [4, 3, <hole>, 1] [1, <hole>] []
print([1, 2, 3].fill(0), [1, 2, 3].fill(0, 1), [1, 2, 3].fill(0, -1), [1, 2, 3].fill(0, 1, 2), Array(3).fill(), [1, 2].fill(9, 5), [1, 2].fill(9, NaN, Infinity)); // expect: [0, 0, 0] [1, 0, 0] [1, 2, 0] [1, 0, 3] [undefined, undefined, undefined] [1, 2] [9, 9]
print([1, 2, 3, 4, 5].copyWithin(0, 3), [1, 2, 3, 4, 5].copyWithin(1, 0, 3), [1, , 3].copyWithin(0, 1), [1, 2, 3].copyWithin(-1, 0), [1, 2, 3].copyWithin()); // expect: [4, 5, 3, 4, 5] [1, 1, 2, 3, 5] [<hole>, 3, 3] [1, 2, 1] [1, 2, 3]
const o = { length: 2, 0: 'a', 1: 'b' }; print([].push.call(o, 'c'), o, [].shift.call(o), o, [].reverse.call(o), [].splice.call(o, 0, 1, 'x', 'y'), o); // expect: 3 {0: 'x', 1: 'y', 2: 'b', length: 3} a {0: 'x', 1: 'y', 2: 'b', length: 3} {0: 'x', 1: 'y', 2: 'b', length: 3} ['c'] {0: 'x', 1: 'y', 2: 'b', length: 3}
const e = { length: 0 }; print([].pop.call(e), e, [].pop.call({}), [].unshift.call({ length: 2, 1: 'k' }, 'n')); // expect: undefined {length: 0} undefined 3
const log = []; const p = new Proxy([1, 2, 3], { set(t, k, v) { log.push('set ' + k + ' ' + v); return Reflect.set(t, k, v); }, deleteProperty(t, k) { log.push('del ' + k); return delete t[k]; }, defineProperty(t, k, d) { return Reflect.defineProperty(t, k, d); } });
p.shift(); print(log.join(', ')); // expect: set 0 2, set 1 3, del 2, set length 2
log.length = 0; p.push('x'); p.unshift('u'); print(log.join(', ')); // expect: set 2 x, set length 3, set 3 x, set 2 3, set 1 2, set 0 u, set length 4
log.length = 0; p.splice(1, 2); print(log.join(', '), [...p]); // expect: set 1 x, del 3, del 2, set length 2 ['u', 'x']
log.length = 0; p.pop(); p.reverse(); p.fill(0); p.length = 0; print(log.join(', ')); // expect: del 1, set length 1, set 0 0, set length 0
print(thrown(() => [].fill.call('abc', 'x')), thrown(() => [].reverse.call('ab')), thrown(() => [].push.call('ab', 'c')), thrown(() => [].pop.call(Object.freeze([1])))); // expect: TypeError TypeError TypeError TypeError
const big = []; for (let i = 0; i < 2000; i++) big.push(i); for (let i = 0; i < 1500; i++) big.shift(); print(big.length, big[0], big.at(-1)); // expect: 500 1500 1999
