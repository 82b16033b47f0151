import first, { a as b, default as again } from './one.js';
import * as space from './two.js';
import data from './data.json' with { type: 'json' };
import './effects.js';
export { b as renamed, space };
export { c, default as d } from './three.js';
export * from './four.js';
export * as ns from './five.js';
export let live = b;
export function hoisted() { live = import.meta; }
export class K {}
export default () => import('./later.js');
await live;
