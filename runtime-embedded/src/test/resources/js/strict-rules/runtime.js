// What strict code throws where sloppy code would be silent.
const t = thrown;
print(t(() => { undeclared = 1; }), t(() => { NaN = 1; }), t(() => { undefined = 1; }), t(() => { Infinity++; })); // expect: ReferenceError TypeError TypeError TypeError
print(t(() => { Object.freeze({ a: 1 }).a = 2; }), t(() => { Object.preventExtensions({}).x = 1; }), t(() => { Object.freeze([1]).push(2); })); // expect: TypeError TypeError TypeError
print(t(() => { ({ get a() { return 1; } }).a = 2; }), t(() => { 'abc'.length = 1; }), t(() => { 'abc'[0] = 'x'; }), t(() => { (5).x = 1; })); // expect: TypeError TypeError TypeError TypeError
print(t(() => { delete Object.prototype; }), t(() => { delete [].length; }), t(() => { delete Object.freeze({ a: 1 }).a; })); // expect: TypeError TypeError TypeError
print((function () { return this; })(), (function () { return typeof this; }).call(1), (function () { return this; }).call(null)); // expect: undefined number null
print(t(() => (function () { return arguments.callee; })()), t(() => (() => { }).caller), t(() => (function () { }).arguments)); // expect: TypeError TypeError TypeError
print((function (a) { arguments[0] = 2; return a; })(1), (function (a) { a = 2; return arguments[0]; })(1)); // expect: 1 1
const proto = Object.create(null, { fixed: { value: 1 } });
print(t(() => { Object.create(proto).fixed = 2; }), t(() => { Object.assign(Object.create(proto), { fixed: 2 }); })); // expect: TypeError TypeError
print(t(() => { Math.PI = 3; }), t(() => { Number.MAX_VALUE = 1; }), t(() => { globalThis.NaN = 1; }), t(() => { (function f() { }).name = 'g'; })); // expect: TypeError TypeError TypeError TypeError
print(t(() => { null.x = 1; }), t(() => { undefined[0]; }), t(() => { Symbol().x = 1; }), t(() => { true.x = 1; })); // expect: TypeError TypeError TypeError TypeError
print(t(() => { new Proxy({}, { set: () => false }).x = 1; }), t(() => { delete new Proxy({}, { deleteProperty: () => false }).x; })); // expect: TypeError TypeError
print(t(() => { const f = new Uint8Array(1); Object.defineProperty(f, 0, { writable: false }); }), t(() => { new Uint8Array(1)[5] = 1; })); // expect: TypeError no error: undefined
print(t(() => { [].length = -1; }), t(() => { [].length = 1.5; }), t(() => { Object.defineProperty([], 'length', { writable: false }).push(1); })); // expect: RangeError RangeError TypeError
