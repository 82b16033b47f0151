export * from './one.js';
export * from './two.js';
export { a, b as renamed, default } from './one.js';
export * as inner from './one.js';
export { b as 'string name' } from './one.js';
export const shared = 'hub shared';
