// Exotic objects on the chain of prototypes, or in place of an object met before, are asked each time.
const log = [];
const proxy = new Proxy({}, { get(target, key) { log.push(key); return log.length; } });
const child = Object.create(proxy);
function read(object) { return object.x; }
print(read(child), read(child), read(proxy), read(child), log); // expect: 1 2 3 4 ['x', 'x', 'x', 'x']
Object.prototype.NaN = 'inherited';
function nan(object) { return object.NaN; }
const bytes = new Int8Array(1);
print(nan({}), nan(bytes), nan(Object.create(bytes)), nan(bytes), nan({})); // expect: inherited undefined undefined undefined inherited
function setNan(object) { object.NaN = 7; return [object.NaN, Object.keys(object)]; }
print(setNan({}), setNan(bytes), setNan(Object.create(bytes)), setNan({})); // expect: [7, ['NaN']] [undefined, ['0']] [undefined, []] [7, ['NaN']]
delete Object.prototype.NaN;
function length(object) { return object.length; }
const heir = Object.create([1, 2]);
print(length(heir), length(heir), length(Object.create([1])), length(Object.create(new String('abc')))); // expect: 2 2 1 3
Object.getPrototypeOf(heir).push(3);
print(length(heir)); // expect: 3
