// Array literals whose elements change their type from one evaluation to the next.
let v = 1; for (let i = 0; i < 2; i++) { print([(v *= 1), 5, Infinity]); v = -Infinity; } // expect: [1, 5, Infinity]
// expect: [-Infinity, 5, Infinity]
// graaljs: [0, 5, Infinity]
const make = (a, b) => [a, 1, b, 2.5];
print(make(1, 2), make(0.5, 'x'), make(null, -0), make(undefined, {}), make([], 3)); // expect: [1, 1, 2, 2.5] [0.5, 1, 'x', 2.5] [null, 1, -0, 2.5] [undefined, 1, {}, 2.5] [[], 1, 3, 2.5]
const ints = (a) => [1, 2, a]; print(ints(3), ints(2 ** 31), ints(NaN), ints('s'), ints(-0)); // expect: [1, 2, 3] [1, 2, 2147483648] [1, 2, NaN] [1, 2, 's'] [1, 2, -0]
const holes = (a) => [, a, ,]; print(holes(1), holes(0.5), holes(undefined), 1 in holes(undefined)); // expect: [<hole>, 1, <hole>] [<hole>, 0.5, <hole>] [<hole>, undefined, <hole>] true
const fill = []; for (const x of [1, 2, 0.5, 'a', null, {}, -0]) { fill.push(x); fill[0] = x; } print(fill); // expect: [-0, 2, 0.5, 'a', null, {}, -0]
const grid = Array.from({ length: 2 }, () => [0, 0]); grid[0][1] = 1.5; grid[1][0] = 'g'; print(grid); // expect: [[0, 1.5], ['g', 0]]
const out = new Array(4); out[1] = 1; out[3] = 0.5; print(out, (out[0] = 'z', out), out.length); // expect: ['z', 1, <hole>, 0.5] ['z', 1, <hole>, 0.5] 4
