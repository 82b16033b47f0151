// Modules run once, depth first, in order of their import statements, before the importer.
import './first.js';
print('main runs', typeof hoisted); // expect: first dep
// expect: first
// expect: second
// expect: main runs function
import './second.js';
import './dep.js';
function hoisted() { }
print(this, typeof arguments0); // expect: undefined undefined
function arguments0_() { }
var leaked = 1; let alsoNot = 2;
print(globalThis.leaked, globalThis.alsoNot, typeof globalThis.hoisted); // expect: undefined undefined undefined
