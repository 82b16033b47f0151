// Tagged templates: cached frozen strings, raw text, cooked undefined for bad escapes, this.
const tag = (s, ...v) => [s, s.raw, v];
const [s, raw, v] = tag`a${1}\n${2}c`;
print(JSON.stringify([s, raw, v])); // expect: [["a","\n","c"],["a","\\n","c"],[1,2]]
print(Object.isFrozen(s), Object.isFrozen(raw), Array.isArray(s), flags(s, 'raw'), flags(s, 0), flags(s, 'length')); // expect: true true true --- -e- ---
const site = () => ((x) => x)`same`;
print(site() === site(), ((x) => x)`same` === ((x) => x)`same`); // expect: true false
const made = []; for (let i = 0; i < 2; i++) made.push(((x) => x)`${i}`); print(made[0] === made[1]); // expect: true
const [bad] = tag`\u{bad ${1} \xg ${2} \01 ok`;
print(bad, bad.raw); // expect: [undefined, undefined, undefined] ['\u{bad ', ' \xg ', ' \01 ok']
print(tag`\\`[0], tag`\\`[1], tag`\``[1]); // expect: ['\'] ['\\'] ['\`']
const o = { n: 7, t(st) { return this.n + st[0]; }, get g() { return (st) => st.raw[0]; } };
print(o.t`x`, o['t']`y`, o.g`\z`, new (class { constructor(st) { this.s = st[0]; } })`ignored`.s === undefined); // throws: TypeError
