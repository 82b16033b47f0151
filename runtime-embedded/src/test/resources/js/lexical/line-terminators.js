// U+2028 and U+2029 end lines, so a return before one of them returns undefined.
const f = () => { return   5; };
print(f()); // expect: undefined
const g = () => { return   5; };
print(g()); // expect: undefined
let x = 1 // a comment ends here:   x = 2
print(x); // expect: 2
let a = 1, b = 2   print(a, b); // expect: 1 2
print(` `.length, ` `.charCodeAt(0)); // expect: 1 8232
print(`
`.length, String.raw`\
`.length); // expect: 1 2
/*   */ print('after a comment'); // expect: after a comment
