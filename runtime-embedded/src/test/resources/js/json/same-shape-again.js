// What was learned from one object or text must not show in the next, alike or almost alike.
const text = (v, ...rest) => JSON.stringify(v, ...rest);
const twice = () => print(text({ a: 1, b: "x" }));
twice(); // expect: {"a":1,"b":"x"}
twice(); // expect: {"a":1,"b":"x"}
print(text({ a: 2, b: undefined })); // expect: {"a":2}
print(text(text({ a: 2, b: 3 }, null, 1))); // expect: "{\n \"a\": 2,\n \"b\": 3\n}"
print(text({ a: 2, b: 3 }, ["b"])); // expect: {"b":3}
const hidden = { a: 1, b: 2 };
Object.defineProperty(hidden, "a", { enumerable: false });
print(text(hidden)); // expect: {"b":2}
const changing = { a: { toJSON() { delete changing.b; return 1; } }, b: 2 };
print(text(changing)); // expect: {"a":1}
print(text(JSON.parse('{"a":1,"b":2}'))); // expect: {"a":1,"b":2}
print(text(JSON.parse('{"a":1,"bc":2}'))); // expect: {"a":1,"bc":2}
print(text(JSON.parse('{"a":1,"\\u0062":3}'))); // expect: {"a":1,"b":3}
print(text(JSON.parse('{"a":1,"a":2}'))); // expect: {"a":2}
print(text(JSON.parse('{"b":1,"a":2}'))); // expect: {"b":1,"a":2}
print(Object.keys(JSON.parse('{"x\\"y":1}')).length); // expect: 1
print(Object.keys(JSON.parse('{"x\\"y":2}')).length); // expect: 1
try {
  JSON.parse('{"x"y":1}');
} catch (e) {
  print(e.name); // expect: SyntaxError
}
