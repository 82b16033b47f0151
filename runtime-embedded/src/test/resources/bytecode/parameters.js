function simple(a, b) { return arguments.length + b; }
function defaults(a, b = a, { c } = {}, ...rest) { var a; return () => [a, b, c, rest]; }
const early = (a = b, b) => a;
const f = function self(n) { return n && self(n - 1); };
