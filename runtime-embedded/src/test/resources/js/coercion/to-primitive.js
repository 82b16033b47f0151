// ToPrimitive: Symbol.toPrimitive with its hint, else valueOf and toString by hint.
const log = [];
const both = { valueOf() { log.push('v'); return 1; }, toString() { log.push('s'); return 'str'; } };
const seen = () => log.splice(0).join('');
print(both + '', seen(), `${both}`, seen(), both * 2, seen()); // expect: 1 v str s 2 v
print(both == 1, seen(), both < 2, seen(), String(both), seen()); // expect: true v true v str s
print({ [both]: 1 }, seen(), [1, 2, 3][both], seen()); // expect: {str: 1} s undefined s
print(Number(both), seen(), both - 0, seen(), isNaN(both), seen()); // expect: 1 v 1 v false v
const onlyObjects = { valueOf() { log.push('v'); return {}; }, toString() { log.push('s'); return {}; } };
print(thrown(() => onlyObjects + 1), seen(), thrown(() => `${onlyObjects}`), seen()); // expect: TypeError vs TypeError sv
const hints = { [Symbol.toPrimitive](hint) { log.push(hint); return 7; } };
print(+hints, hints + 1, `${hints}`, hints == 7, hints > 6, hints * 1, log.splice(0)); // expect: 7 8 7 true true 7 ['number', 'default', 'string', 'default', 'number', 'number']
print(thrown(() => +{ [Symbol.toPrimitive]: () => ({}) })); // expect: TypeError
print(thrown(() => +{ [Symbol.toPrimitive]: 1 })); // expect: TypeError
print(+{ [Symbol.toPrimitive]: null, valueOf: () => 3 }, +{ [Symbol.toPrimitive]: undefined, valueOf: () => 4 }); // expect: 3 4
print(+{ valueOf: null, toString: () => '9' }, +{ valueOf: 5, toString: () => '8' }); // expect: 9 8
print(Date.prototype[Symbol.toPrimitive].call({ valueOf: () => 1, toString: () => 's' }, 'default')); // expect: s
print(Date.prototype[Symbol.toPrimitive].call({ valueOf: () => 1, toString: () => 's' }, 'number')); // expect: 1
print(thrown(() => Date.prototype[Symbol.toPrimitive].call({}, 'other'))); // expect: TypeError
print(Symbol.prototype[Symbol.toPrimitive].call(Symbol.iterator) === Symbol.iterator); // expect: true
print(flags(Symbol.prototype, Symbol.toPrimitive), flags(Date.prototype, Symbol.toPrimitive)); // expect: --c --c
print(Object(1) + 1, Object('a') + 'b', Object(true) + 1, [] + 1, [[1, [2]], 3] + ''); // expect: 2 ab 2 1 1,2,3
print(new Date(NaN) + '', +new Date(5), (function () {}) * 1); // expect: Invalid Date 5 NaN
