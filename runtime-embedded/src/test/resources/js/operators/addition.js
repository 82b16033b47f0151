// +: ToPrimitive without hint of both sides first, then strings win.
print(1 + '2', '1' + 2, 1 + 2 + '3', '1' + 2 + 3); // expect: 12 12 33 123
print([] + [], [] + {}, [1, 2] + [3], {} + 1); // expect:  [object Object] 1,23 [object Object]1
print(null + 1, undefined + 1, true + true, null + 'x'); // expect: 1 NaN 2 nullx
print('' + -0, '' + 1e21, '' + 1e-7, 'a' + null + undefined); // expect: 0 1e+21 1e-7 anullundefined
print({ valueOf: () => 1, toString: () => 's' } + 1, { valueOf: () => 1, toString: () => 's' } + ''); // expect: 2 1
print({ valueOf: () => ({}), toString: () => 's' } + 1); // expect: s1
print(thrown(() => ({ valueOf: () => ({}), toString: () => ({}) }) + 1)); // expect: TypeError
const d = new Date(0);
print(typeof (d + 1), d - 1); // expect: string -1
print(thrown(() => Symbol('x') + ''), thrown(() => 1 + Symbol())); // expect: TypeError TypeError
const log = [];
const v = (n, x) => ({ valueOf() { log.push(n); return x; } });
print(v('left', 1) + v('right', 'r'), log); // expect: 1r ['left', 'right']
const p = { [Symbol.toPrimitive](hint) { return hint; } };
print(p + '', `${p}`, p * 1, [p] + ''); // expect: default string NaN string
print(Object.create(null) instanceof Object, thrown(() => Object.create(null) + '')); // expect: false TypeError
let s = 'a'; s += 1; s += null; s += [2, 3];
print(s); // expect: a1null2,3
print(0.1 + 0.2 + '', -1 + '', 100 + '' + 200); // expect: 0.30000000000000004 -1 100200
