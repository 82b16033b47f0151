// Every form of named import and export.
import { a, b as renamed, default as dflt, fn, Cls, gen, asyncFn, 'string name' as str, x, y, rest } from './lib.js';
import second, * as ns from './lib.js';
import third, { a as again } from './lib.js';
import './lib.js';
print(a, renamed, dflt, fn(), new Cls().v, [...gen()], await asyncFn(), str); // expect: 1 2 default 3 4 [5] 6 7
print(x, y, rest, second === dflt, third === dflt, again === a); // expect: 8 9 [10, 11] true true true
print(Object.keys(ns)); // expect: ['Cls', 'a', 'asyncFn', 'b', 'default', 'fn', 'gen', 'rest', 'string name', 'x', 'y']
print(globalThis.evaluations); // expect: 1
print(thrown(() => { a = 2; }), thrown(() => { ns.a = 2; }), thrown(() => { delete ns.a; })); // expect: TypeError TypeError TypeError
