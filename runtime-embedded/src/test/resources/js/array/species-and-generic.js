// ArraySpeciesCreate: constructor lookups, foreign constructors, defaults.
class Log extends Array { constructor(...a) { super(...a); made.push(a); } } const made = [];
const l = Log.of(1, 2, 3); made.length = 0;
l.map((x) => x); l.filter((x) => x); l.slice(1); l.splice(0, 1); l.concat([1]); l.flat(); l.flatMap((x) => x);
print(made); // expect: [[3], [0], [2], [1], [0], [0], [0]]
const a = [1, 2]; a.constructor = { [Symbol.species]: function (n) { this.from = n; } }; const r = a.map((x) => x * 2); print(r.from, r[0], r[1], Array.isArray(r), r.length); // expect: 2 2 4 false undefined
a.constructor = undefined; print(Array.isArray(a.map((x) => x))); // expect: true
a.constructor = { [Symbol.species]: null }; print(Array.isArray(a.slice())); // expect: true
a.constructor = {}; print(Array.isArray(a.filter((x) => x))); // expect: true
a.constructor = { [Symbol.species]: undefined }; print(a.concat([3]).length); // expect: 3
a.constructor = { [Symbol.species]: () => { } }; print(thrown(() => a.map((x) => x))); // expect: TypeError
a.constructor = 5; print(thrown(() => a.map((x) => x))); // expect: TypeError
a.constructor = null; print(thrown(() => a.slice())); // expect: TypeError
Object.defineProperty(a, 'constructor', { get() { throw new RangeError(); } }); print(thrown(() => a.map((x) => x)), thrown(() => a.join())); // expect: RangeError no error: '1,2'
const nonArray = { length: 1, 0: 'x', constructor: Log }; made.length = 0; print(Array.isArray([].map.call(nonArray, (x) => x)), made); // expect: true []
const frozenSpecies = [1]; frozenSpecies.constructor = { [Symbol.species]: function () { return Object.freeze([]); } }; print(thrown(() => frozenSpecies.map((x) => x)), thrown(() => frozenSpecies.slice()), thrown(() => frozenSpecies.concat(1))); // expect: TypeError TypeError TypeError
const spread = []; spread.constructor = { [Symbol.species]: function () { return { length: 0 }; } }; print(spread.concat(1, 2)); // expect: {0: 1, 1: 2, length: 2}
const proxy = new Proxy([1, 2], {}); print(Array.isArray(proxy.map((x) => x)), proxy.concat([3]), [0].concat(proxy)); // expect: true [1, 2, 3] [0, 1, 2]
const getterIndex = [1, 2, 3]; Object.defineProperty(getterIndex, 1, { get: () => 'got' }); print(getterIndex.slice(), [...getterIndex], getterIndex.map((x) => x)); // expect: [1, 'got', 3] [1, 'got', 3] [1, 'got', 3]
