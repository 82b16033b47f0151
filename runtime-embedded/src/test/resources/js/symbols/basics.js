// Symbol: creation, description, registry, conversions, wrapper objects, attributes.
const s = Symbol('d');
print(typeof s, s.toString(), s.description, Symbol().description, Symbol('').description === ''); // expect: symbol Symbol(d) d undefined true
print(Symbol('a') === Symbol('a'), Symbol.for('a') === Symbol.for('a'), Symbol.keyFor(Symbol.for('k')), Symbol.keyFor(s)); // expect: false true k undefined
print(Symbol(undefined).description, Symbol(null).description, Symbol.for().description, Symbol(5).description); // expect: undefined null undefined 5
print(thrown(() => new Symbol()), thrown(() => Symbol.keyFor('x')), thrown(() => Symbol(Symbol())), thrown(() => Symbol.for(s))); // expect: TypeError TypeError TypeError TypeError
print(thrown(() => s + ''), thrown(() => +s), thrown(() => s > 1), thrown(() => `${s}`), String(s), !!s, s && 1); // expect: TypeError TypeError TypeError TypeError Symbol(d) true 1
const o = Object(s); print(typeof o, o == s, o === s, o.valueOf() === s, o.description, { [o]: 1 }[s]); // expect: object true false true d 1
for (const w of ['asyncIterator', 'hasInstance', 'isConcatSpreadable', 'iterator', 'match', 'matchAll', 'replace', 'search', 'species', 'split', 'toPrimitive', 'toStringTag', 'unscopables'])
  if (typeof Symbol[w] !== 'symbol' || flags(Symbol, w) !== '---' || Symbol[w].description !== 'Symbol.' + w || Symbol.keyFor(Symbol[w]) !== undefined) print('wrong', w);
print(Symbol.length, Symbol.name, flags(Symbol, 'prototype'), Symbol.prototype[Symbol.toStringTag]); // expect: 0 Symbol --- Symbol
print(Reflect.ownKeys(Symbol.prototype).map(String).sort()); // expect: ['Symbol(Symbol.toPrimitive)', 'Symbol(Symbol.toStringTag)', 'constructor', 'description', 'toString', 'valueOf']
print(Symbol.prototype[Symbol.toPrimitive].name, Symbol.prototype[Symbol.toPrimitive].length, flags(Symbol.prototype, 'description')); // expect: [Symbol.toPrimitive] 1 g--c
print(thrown(() => Symbol.prototype.toString.call('x')), thrown(() => Symbol.prototype.description), Symbol.prototype.valueOf.call(o) === s); // expect: TypeError TypeError true
print(Object.keys({ [s]: 1 }), JSON.stringify({ [s]: 1, a: s }), JSON.stringify([s]), Object.getOwnPropertySymbols({ [s]: 1 }).length); // expect: [] {} [null] 1
print(thrown(() => { s.x = 1; }), s.x, Object.assign({}, { [s]: 5 })[s], s.constructor === Symbol); // expect: TypeError undefined 5 true
print(Symbol.for('x').toString(), [Symbol('m')].map(String), new Map([[s, 1]]).get(s), new Set([s, s]).size); // expect: Symbol(x) ['Symbol(m)'] 1 1
