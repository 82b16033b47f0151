// Template literals: substitutions, escapes, line ends, nesting.
const x = 5;
print(`a${x}b${x + 1}c`, `${1}${2}`, ``, `${''}`.length); // expect: a5b6c 12  0
print(`line
two`.length, `\n\t\u{41}\x42\`\${x}`, `$ {x} $x }{`); // expect: 8 \n\tAB`${x} $ {x} $x }{
print(`a${`b${`c${x}`}`}`, `${{ a: { b: '}' } }.a.b}`, `${[1, [2]]}`); // expect: abc5 } 1,2
print(`${null} ${undefined} ${true} ${-0} ${1e21} ${NaN}`); // expect: null undefined true 0 1e+21 NaN
const log = []; const o = (n) => ({ toString() { log.push('string ' + n); return n; }, valueOf() { log.push('value'); return 'v'; } });
print(`${(log.push('eval a'), o('a'))}${(log.push('eval b'), o('b'))}`, log); // expect: ab ['eval a', 'string a', 'eval b', 'string b']
print(thrown(() => `${Symbol()}`), `${{ [Symbol.toPrimitive]: (h) => h }}`); // expect: TypeError string
print(`${(() => 'arrow')()}`, `${function () { return 'fn'; }()}`, `${x > 3 ? `yes ${x}` : `no`}`); // expect: arrow fn yes 5
print(`a\
b`, typeof `x`, `x` === 'x', `ab`[1], `abc`.length, `${1}`.concat('z')); // expect: ab string true b 3 1z
print(`$`, `$$`, `$\{`, `\${`, `{}`, `$${x}`); // expect: $ $$ ${ ${ {} $5
