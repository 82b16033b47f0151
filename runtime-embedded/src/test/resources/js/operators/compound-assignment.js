// Every compound assignment operator, on variables, properties, elements and private names.
let v = 7;
print(v += 3, v -= 1, v *= 2, v /= 3, v %= 4, v **= 3); // expect: 10 9 18 6 2 8
print(v <<= 2, v >>= 1, v >>>= 1, v &= 12, v |= 3, v ^= 5); // expect: 32 16 8 8 11 14
const o = { a: 1, s: 'x', n: null, 5: 5 };
o.a += 1; o.s += o.a; o['a'] *= 10; o[5] -= 1; o.n += 1; o.u += 1;
print(o); // expect: {5: 4, a: 20, s: 'x2', n: 1, u: NaN}
class C {
  #p = 2; static #s = 's';
  run() { this.#p **= 3; this.#p -= 1; C.#s += this.#p; return C.#s; }
}
print(new C().run()); // expect: s7
const list = [1, 2]; list[2] += 1; list[0] <<= 3; list.length -= 1;
print(list); // expect: [8, 2]
let str = 'ab'; str *= 2; print(str); // expect: NaN
let w = '5'; w -= 2; print(w); w += '1'; print(w); // expect: 3
// expect: 31
let x = 10; x += x -= 4; print(x); // expect: 16
let log = '';
const acc = { get k() { log += 'get '; return 4; }, set k(z) { log += 'set' + z + ' '; } };
print(acc.k /= 2, acc.k ||= 1, acc.k &&= 9, log.trim()); // expect: 2 4 9 get set2 get get set9
const frozen = Object.freeze({ q: 1 });
print(thrown(() => { frozen.q += 1; }), thrown(() => { frozen.r = 1; }), frozen); // expect: TypeError TypeError {q: 1}
