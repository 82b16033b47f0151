// Errors after a broken assumption name the line where they arise, and those of the callers.
const line = (e) => (e.stack.match(/places\.js:(\d+)/g) ?? []).map((s) => s.slice(10)).slice(0, 3).join();
function read(o) {
  const a = o.first;
  const b = o.second;
  return a + b.length;
}
function caller(o) {
  return read(o) + 1;
}
for (let i = 0; i < 40; i++) caller({ first: 1, second: 'ab' });
const place = (o) => { try { return caller(o); } catch (e) { return line(e).split(',').slice(0, 2).join(); } };
print(place({ first: 1, second: 'ab' })); // expect: 4
print(place({ second: 'ab', first: 'x' })); // expect: x21
print(place({ first: 1, second: null })); // expect: 6,9
print(place(null)); // expect: 4,9
print(place({ first: Symbol.iterator, second: 'ab' })); // expect: 6,9
