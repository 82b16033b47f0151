import { aValue, aFn, aVar } from './a.js';
export const bLog = ['b starts', aFn()];
try { bLog.push(aValue); } catch (e) { bLog.push(e.name); }
bLog.push(String(aVar));
export const bValue = 'b value';
