export let count = 0;
export const obj = { get n() { return count; } };
export function increment() { count++; }
export let later;
export const setLater = (v) => { later = v; };
