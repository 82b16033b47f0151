// StringLiteral: escapes, line continuation, separators allowed in strings since ES2019.
print('\x41\u0042\u{43}\u{1F600}'.length); // expect: 5
print('a\
b'); // expect: ab
print(JSON.stringify('\b\t\n\v\f\r\0')); // expect: "\b\t\n\u000b\f\r\u0000"
print('\q\w\'\"\\'); // expect: qw'"\
print('\u{10FFFF}'.codePointAt(0)); // expect: 1114111
print('\u{000041}'); // expect: A
print("a b".length, 'a b'.charCodeAt(1)); // expect: 3 8232
print('\ud83d\ude00' === '\u{1f600}'); // expect: true
print('\ud83d'.length, '\ud83d'.charCodeAt(0).toString(16)); // expect: 1 d83d
print('\
'.length); // expect: 0
print(''.length, "'" + '"'); // expect: 0 '"
