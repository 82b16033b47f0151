// Sparse arrays behave like objects with a length.
const s = []; s[100] = 'x'; s[5] = 'y';
print(s.length, Object.keys(s), s.indexOf('x'), s.findIndex((v) => v === 'x'), s.filter(() => true)); // expect: 101 ['5', '100'] 100 100 ['y', 'x']
let n = 0; s.forEach(() => n++); for (const v of s) n++; print(n, s.reduce((a, v) => a + v), s.some((v) => v === undefined), s.includes(undefined)); // expect: 103 yx false true
const huge = []; huge[4294967290] = 1; print(huge.length, Object.keys(huge), huge.at(-1)); // expect: 4294967291 ['4294967290'] 1
huge.length = 10; print(huge.length, Object.keys(huge)); // expect: 10 []
const d = [1, 2, 3]; delete d[1]; print(d, 1 in d, d.length, d.join('-'), JSON.stringify(d), d.lastIndexOf(undefined), Object.entries(d)); // expect: [1, <hole>, 3] false 3 1--3 [1,null,3] -1 [['0', 1], ['2', 3]]
const p = [, 'b']; print(p[0], p.at(0), p.keys().next(), [...p.entries()], p.concat([, 1]).length, p.toString()); // expect: undefined undefined {value: 0, done: false} [[0, undefined], [1, 'b']] 4 ,b
const mixed = [1, 'two', 3.5, null, { o: 1 }, [4]]; mixed[2] = 'changed kind'; mixed[0] = 1.5; print(mixed); // expect: [1.5, 'two', 'changed kind', null, {o: 1}, [4]]
const ints = [1, 2, 3]; ints[1] = 2.5; ints[5] = -0; ints.push('s'); print(ints, ints.length); // expect: [1, 2.5, 3, <hole>, <hole>, -0, 's'] 7
const back = []; for (let i = 9; i >= 0; i--) back[i] = i; print(back); // expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const neg = []; neg[-1] = 'n'; neg['1.5'] = 'f'; neg.x = 'x'; print(neg.length, Object.keys(neg), neg); // expect: 0 ['-1', '1.5', 'x'] []
const acc = [1, 2, 3]; Object.defineProperty(acc, 1, { get() { return this.length; }, configurable: true }); print(acc[1], acc.map((x) => x), acc.indexOf(3)); // expect: 3 [1, 3, 3] 1
const ro = [1, 2, 3]; Object.defineProperty(ro, 1, { writable: false }); print(thrown(() => { ro[1] = 5; }), thrown(() => ro.reverse()), ro, thrown(() => ro.fill(0)), ro); // expect: TypeError no error: [3, 2, 1] [0, 2, 1] TypeError [0, 2, 1]
const len0 = { length: '2', 0: 1, 1: 2 }; print([].map.call(len0, (x) => x), [].slice.call({ length: -5 }), [].map.call({ length: 1.9, 0: 'a' }, (x) => x), [].concat.call(len0).length); // expect: [1, 2] [] ['a'] 1
