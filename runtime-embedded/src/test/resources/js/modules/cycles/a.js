import { bValue } from './b.js';
export const aLog = ['a starts', bValue];
export const aValue = 'a value';
export var aVar = 'a var';
export function aFn() { return 'aFn works early'; }
