export const b = 2, a = 1;
export default 'd';
export function fn() { return this; }
