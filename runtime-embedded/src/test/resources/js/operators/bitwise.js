// ToInt32 and ToUint32 of everything; shift counts modulo 32.
print(5 & 3, 5 | 3, 5 ^ 3, ~5, ~-1, ~~3.7); // expect: 1 7 6 -6 0 3
print(1 << 31, 1 << 32, 1 << 33, 1 << -1); // expect: -2147483648 1 2 -2147483648
print(-1 >> 31, -8 >> 1, -1 >>> 0, -1 >>> 31, -8 >>> 28); // expect: -1 -4 4294967295 1 15
print(2147483648 | 0, 4294967295 | 0, 4294967296 | 0, 4294967297 | 0); // expect: -2147483648 -1 0 1
print(1e21 | 0, 1e20 | 0, -1e20 | 0, 2 ** 53 + 2 | 0); // expect: -559939584 1661992960 -1661992960 2
print(NaN | 0, Infinity | 0, -Infinity | 0, -0 | 0, undefined | 0, null | 0); // expect: 0 0 0 0 0 0
print('0x1f' | 0, ' 12 ' | 0, 'x' | 0, [] | 0, [7] | 0, {} | 0, true | 0); // expect: 31 12 0 0 7 0 1
print(2.9 | 0, -2.9 | 0, 2147483647.9 | 0, -2147483648.9 | 0); // expect: 2 -2 2147483647 -2147483648
print(3000000000 >> 0, 3000000000 >>> 0, -3000000000 >>> 0, 3000000000 >>> 1); // expect: -1294967296 3000000000 1294967296 1500000000
print(0xffffffff & 0xff00, 0xffffffff ^ 0, 0x80000000 | 1); // expect: 65280 -1 -2147483647
print(1 << 3.9, 1 << '3', 8 >> 2.9, 8 >>> -30); // expect: 8 8 2 2
let x = -1; x >>>= 0; print(x); // expect: 4294967295
x &= 0xff; x |= 256; x ^= 1; x <<= 4; x >>= 2; print(x); // expect: 2040
print(thrown(() => Symbol() | 0), thrown(() => ({ valueOf() { throw new URIError(); } }) << 1)); // expect: TypeError URIError
