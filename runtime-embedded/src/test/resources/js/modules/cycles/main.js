// Cyclic imports: functions are there at once, lexical names in their TDZ.
import { aLog, aValue, aFn } from './a.js';
import { bLog } from './b.js';
print(bLog); // expect: ['b starts', 'aFn works early', 'ReferenceError', 'undefined']
print(aLog, aValue, aFn()); // expect: ['a starts', 'b value'] a value aFn works early
