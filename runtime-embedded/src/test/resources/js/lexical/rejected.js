// table: what the lexer and the grammar of tokens refuse
01; // SyntaxError
08; // SyntaxError
0x; // SyntaxError
0b12; // SyntaxError
0o8; // SyntaxError
1_; // SyntaxError
1__0; // SyntaxError
_1; // accept
0_1; // SyntaxError
1._0; // SyntaxError
1_.0; // SyntaxError
1e_1; // SyntaxError
3in []; // SyntaxError
3.in; // SyntaxError
0b1a; // SyntaxError
1a; // SyntaxError
1e; // SyntaxError
'\01'; // SyntaxError
'\8'; // SyntaxError
'\0'; // accept
'\u{110000}'; // SyntaxError
'\u{}'; // SyntaxError
'\u12'; // SyntaxError
'\xg0'; // SyntaxError
'abc
'; // SyntaxError
"unterminated // SyntaxError
`unterminated // SyntaxError
/* unterminated // SyntaxError
let a\u{2F}b; // SyntaxError
let \u2E2F; // SyntaxError
let a\u2E2F; // SyntaxError
let v\u0061r = 1; // SyntaxError
v\u0061r x = 1; // SyntaxError
let \u{64}elete; // SyntaxError
let l\u0065t = 1; // SyntaxError
({ \u0067et x() {} }); // SyntaxError
({ get \u0078() {} }); // accept
<!-- html
1; // SyntaxError
--> html
1; // SyntaxError
@; // SyntaxError
let a = #b; // SyntaxError
#; // SyntaxError
\u0030; // SyntaxError
`\01`; // SyntaxError
`\u`; // SyntaxError
((x) => x)`\u`; // accept
`${`; // SyntaxError
/a; // SyntaxError
/[/; // SyntaxError
