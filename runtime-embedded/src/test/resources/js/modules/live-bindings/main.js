// Imports are views of the variables of the exporting module.
import { count, increment, obj, later, setLater } from './counter.js';
import * as ns from './counter.js';
import dflt, { change } from './defaults.js';
import fnDefault, { replaceFn } from './function-default.js';
print(count, ns.count); // expect: 0 0
increment(); increment();
print(count, ns.count, obj.n); // expect: 2 2 2
const copy = count; increment();
print(copy, count, [count].map((c) => c), typeof later); // expect: 2 3 [3] undefined
setLater('now');
print(later, `${later}`); // expect: now now
change();
print(dflt); // expect: before
replaceFn();
print(fnDefault()); // expect: replaced
const closure = () => count;
increment(); print(closure()); // expect: 4
print(thrown(() => count++), count); // expect: TypeError 4
