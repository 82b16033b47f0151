// Every function makes its own prototype object, also when one place asks many functions.
const functions = [function a() {}, function b() {}, function c() {}];
const prototypes = functions.map((f) => f.prototype);
print(prototypes.map((p) => typeof p)); // expect: ['object', 'object', 'object']
print(prototypes.map((p, i) => p.constructor === functions[i])); // expect: [true, true, true]
print(new Set(prototypes).size); // expect: 3
function* g() {}
function* h() {}
print([g, h].map((f) => Object.getPrototypeOf(f()) === f.prototype)); // expect: [true, true]
