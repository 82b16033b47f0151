// typeof of a name that does not exist is undefined; any other read throws.
print(typeof notDeclared); // expect: undefined
print(typeof (notDeclared)); // expect: undefined
print(thrown(() => notDeclared)); // expect: ReferenceError
print(thrown(() => typeof notDeclared.x)); // expect: ReferenceError
print(thrown(() => { notDeclared = 1; })); // expect: ReferenceError
print(thrown(() => notDeclared++)); // expect: ReferenceError
print(thrown(() => { notDeclared += 1; })); // expect: ReferenceError
print(thrown(() => (0, typeof notDeclared))); // expect: no error: 'undefined'
print(thrown(() => { notDeclared ??= 1; })); // expect: ReferenceError
let order = '';
print(thrown(() => { notDeclared = (order += 'right side ran', 1); })); // expect: ReferenceError
print(order); // expect: right side ran
print(typeof null, typeof /x/, typeof new Proxy(() => {}, {}), typeof new Proxy({}, {})); // expect: object object function object
print(true ? 1 : 2, 1 ? 0 ? 'a' : 'b' : 'c', (1, 2), void 'x'); // expect: 1 b 2 undefined
globalThis.nowDeclared = 5;
print(typeof nowDeclared, nowDeclared); // expect: number 5
delete globalThis.nowDeclared;
print(typeof nowDeclared); // expect: undefined
