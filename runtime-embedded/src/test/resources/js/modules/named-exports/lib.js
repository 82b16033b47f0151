globalThis.evaluations = (globalThis.evaluations ?? 0) + 1;
export const a = 1;
let local = 2;
export { local as b };
export default 'default';
export function fn() { return 3; }
export class Cls { v = 4; }
export function* gen() { yield 5; }
export async function asyncFn() { return 6; }
const seven = 7;
export { seven as 'string name' };
export let { x, y, z: [...rest] } = { x: 8, y: 9, z: [10, 11] };
