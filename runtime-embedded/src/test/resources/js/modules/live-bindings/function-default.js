export default function f() { return 'original'; }
export function replaceFn() { f = () => 'replaced'; }
