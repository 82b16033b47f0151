// Importers wait for top-level await; siblings go on; order of completion.
import { a } from './a.js';
import { b } from './b.js';
print('main', a, b); // expect: a starts
// expect: b starts
// expect: b ends
// expect: a ends
// expect: main A B
let n = 0; for (const x of [1, 2]) n += await x; print(n); // expect: 3
for await (const x of [Promise.resolve('fa')]) print(x); // expect: fa
const { v = await 'dflt' } = {}; print(v); // expect: dflt
print(await Promise.all([1, (async () => 2)()])); // expect: [1, 2]
