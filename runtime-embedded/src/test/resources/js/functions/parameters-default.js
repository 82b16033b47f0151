// Default parameters: own scope, TDZ from left to right, undefined triggers them.
function f(a, b = a + 1, c = b * 2) { return [a, b, c]; }
print(f(1), f(1, undefined, 5), f(1, null), f()); // expect: [1, 2, 4] [1, 2, 5] [1, null, 0] [undefined, NaN, NaN]
print(f.length, ((a = 1, b) => {}).length, ((a, ...r) => {}).length, (({ x }, [y]) => {}).length); // expect: 1 0 1 2
print(thrown(() => ((a = b, b) => a)())); // expect: ReferenceError
print(thrown(() => ((a = a) => a)())); // expect: ReferenceError
let x = 'outer';
function scopes(get = () => x) { var x = 'inner'; return get() + ' ' + x; }
print(scopes()); // expect: outer inner
function copy(x, get = () => x) { var x; const first = x; x = 'changed'; return [first, x, get()]; }
print(copy('arg')); // expect: ['arg', 'changed', 'arg']
function both(x, set = (v) => { x = v; }) { set('set'); var x; return x; }
print(both('arg')); // expect: arg
function noVar(x, set = (v) => { x = v; }) { set('set'); return x; }
print(noVar('arg')); // expect: set
let calls = 0;
const count = (v = ++calls) => v;
print(count(), count(), count(7), calls); // expect: 1 2 7 2
print(((a, b = arguments0(a)) => b)(3)); // expect: 6
function arguments0(n) { return n * 2; }
print(((a = 1, { b = a, c: [d = b] = [] } = {}) => [a, b, d])()); // expect: [1, 1, 1]
function thisInDefault(self = this) { return self; }
print(thisInDefault.call('ctx'), thisInDefault() === undefined); // expect: ctx true
function fnInDefault(g = function () { return typeof h; }) { function h() {} return g(); }
print(fnInDefault()); // expect: undefined
function shadowedName(shadowedName = 1) { return shadowedName; }
print(shadowedName()); // expect: 1
print(((a, b = a, c = a + b) => c)(2)); // expect: 4
function closureKeeps(a = 1, g = () => a++) { g(); g(); return a; }
print(closureKeeps()); // expect: 3
function argsSeen(a = 5) { return [arguments.length, arguments[0]]; }
print(argsSeen(), argsSeen(undefined), argsSeen(1)); // expect: [0, undefined] [1, undefined] [1, 1]
