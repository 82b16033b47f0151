// table: import and export
import a from 'x'; // accept
import { a as b, default as c, 'd' as e } from 'x'; // accept
import a, * as b from 'x'; // accept
import a, { b } from 'x'; // accept
import { a }, b from 'x'; // SyntaxError
import * from 'x'; // SyntaxError
import { default } from 'x'; // SyntaxError
import { if } from 'x'; // SyntaxError
import { if as a } from 'x'; // accept
import { 'a' } from 'x'; // SyntaxError
import { a as 'b' } from 'x'; // SyntaxError
import { a, a } from 'x'; // SyntaxError
import { a as b, c as b } from 'x'; // SyntaxError
import { eval } from 'x'; // SyntaxError
import { a as arguments } from 'x'; // SyntaxError
import {} from 'x'; // accept
import { a, } from 'x'; // accept
import { , } from 'x'; // SyntaxError
import 'x' // accept
import x; // SyntaxError
import a from x; // SyntaxError
import a from `x`; // SyntaxError
{ import 'x'; } // SyntaxError
function f() { import 'x'; } // SyntaxError
if (1) import 'x'; // SyntaxError
export { a }; // SyntaxError
let a; export { a }; // accept
export { a } ; let a; // accept
let a; export { a, a }; // SyntaxError
let a; export { a as b, a as c }; // accept
let a, b; export { a as c, b as c }; // SyntaxError
let a; export { a }; export { a }; // SyntaxError
export let a; export { a }; // SyntaxError
export default 1; export default 2; // SyntaxError
let a; export default 1; export { a as default }; // SyntaxError
export default function () {} // accept
export default function f() {} let f; // SyntaxError
export default class {} // accept
export default async () => 1; // accept
export default async function () {} // accept
export default let a; // SyntaxError
export default var a; // SyntaxError
export default const a = 1; // SyntaxError
export default 1, 2; // SyntaxError
export default (1, 2); // accept
export function () {} // SyntaxError
export class {} // SyntaxError
export async function f() {} // accept
export a; // SyntaxError
export 1; // SyntaxError
export var a, b = 1; // accept
export let [a, { b }] = []; // accept
export let a, a; // SyntaxError
export * from 'x'; // accept
export * as a from 'x'; // accept
export * as default from 'x'; // accept
export * as 'a b' from 'x'; // accept
export * as if from 'x'; // accept
export { a } from 'x'; // accept
export { if } from 'x'; // accept
export { 'a' as 'b' } from 'x'; // accept
export { if }; // SyntaxError
export { 'a' }; // SyntaxError
let a; export { a as if }; // accept
let a; export { a as 'string' }; // accept
let a; export { a as '\ud800' }; // SyntaxError
export { a } from 'x'; export * as a from 'x'; // SyntaxError
{ export let a; } // SyntaxError
() => { export { a }; }; // SyntaxError
import a from 'x'; export { a }; // accept
import a from 'x'; a = 1; // accept
import a from 'x' with { type: 'json' }; // accept
import a from 'x' with { type: 'json', type: 'json' }; // SyntaxError
import a from 'x' with { type: 1 }; // SyntaxError
import a from 'x' with { 'type': 'json' }; // accept
export { a } from 'x' with { type: 'json' }; // accept
import.meta; // accept
import.other; // SyntaxError
var await; // SyntaxError
await 1; // accept
for await (const a of b); // accept
for await (const a in b); // SyntaxError
for await (;;); // SyntaxError
function f() { for await (const a of b); } // SyntaxError
async function f() { for await (const a of b); } // accept
arguments; // accept
this; // accept
new.target; // SyntaxError
