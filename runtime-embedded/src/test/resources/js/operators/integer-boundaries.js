// Where 32-bit integers end, numbers go on as doubles; -0 is never an integer.
const ops = { add: (a, b) => a + b, sub: (a, b) => a - b, mul: (a, b) => a * b, div: (a, b) => a / b, mod: (a, b) => a % b, neg: (a) => -a, inc: (a) => ++a, dec: (a) => --a, shl: (a, b) => a << b, shr: (a, b) => a >> b, ushr: (a, b) => a >>> b };
const max = 2147483647, min = -2147483648;
print(ops.add(1, 2), ops.add(max, 1), ops.add(min, -1), ops.add(max, max), ops.add(0.5, 0.5), ops.add('a', 1)); // expect: 3 2147483648 -2147483649 4294967294 1 a1
print(ops.sub(min, 1), ops.sub(max, -1), ops.sub(0, 0), ops.sub(-0, 0), ops.sub(0, min), ops.sub('5', 2)); // expect: -2147483649 2147483648 0 -0 2147483648 3
print(ops.mul(max, max), ops.mul(0, -5), ops.mul(-5, 0), ops.mul(min, -1), ops.mul(65536, 65536), ops.mul(46341, 46341), ops.mul(-1, 0)); // expect: 4611686014132420600 -0 -0 2147483648 4294967296 2147488281 -0
print(ops.div(6, 3), ops.div(7, 2), ops.div(0, -3), ops.div(1, 0), ops.div(-1, 0), ops.div(min, -1), ops.div(0, 0)); // expect: 2 3.5 -0 Infinity -Infinity 2147483648 NaN
print(ops.mod(7, 3), ops.mod(-7, 3), ops.mod(-6, 3), ops.mod(7, 0), ops.mod(min, -1), ops.mod(5.5, 2), ops.mod(-0, 5), ops.mod(max, min)); // expect: 1 -1 -0 NaN -0 1.5 -0 2147483647
print(ops.neg(0), ops.neg(min), ops.neg(-0), ops.neg(max), ops.inc(max), ops.dec(min), ops.inc(-1), Object.is(ops.inc(-1), 0), ops.inc('x'), ops.dec(0.5)); // expect: -0 2147483648 0 -2147483647 2147483648 -2147483649 0 true NaN -0.5
print(ops.shl(1, 31), ops.shl(max, 1), ops.shr(min, 31), ops.shr(max, 31), ops.ushr(-1, 0), ops.ushr(min, 1), ops.ushr(-1, 32), ops.shl(4294967297, 1)); // expect: -2147483648 -2 -1 0 4294967295 1073741824 4294967295 2
let i = max - 1, seen = []; for (let n = 0; n < 3; n++) seen.push(i++); print(seen, i); // expect: [2147483646, 2147483647, 2147483648] 2147483649
let total = 0; for (let n = 0; n < 100000; n++) total += n; print(total, total | 0); // expect: 4999950000 704982704
let fact = 1; for (let n = 2; n <= 20; n++) fact *= n; print(fact, fact % 1000000007); // expect: 2432902008176640000 146326063
let h = 0; for (const c of 'integer overflow') h = (h * 31 + c.charCodeAt(0)) | 0; print(h, h >>> 0, Math.imul(h, 31)); // expect: -623601500 3671365796 2143189980
const arr = [10, 20, 30]; print(arr[1.0], arr['1'], arr[0.5 + 0.5], arr[-0], arr[2147483648], arr[1e0], arr[true], arr['01']); // expect: 20 20 20 10 undefined 20 undefined undefined
print(0 === -0, 1 / (0 * -1), 1 / (-0 + 0), 1 / Math.min(0, -0), [-0].includes(0), [0].indexOf(-0), Object.is([-0][0], -0), `${-0}`, JSON.stringify(-0), new Map([[-0, 'z']]).keys().next().value); // expect: true -Infinity Infinity -Infinity true 0 true 0 0 0
print(9007199254740992 === 9007199254740993, 0.1 + 0.7, 1.1 * 3, 4.35 * 100, 1.005 * 1000, 5e-324 > 0, 2 ** 31 | 0, (2 ** 53 + 2) | 0, 1e10 | 0, -1e10 >>> 0); // expect: true 0.7999999999999999 3.3000000000000003 434.99999999999994 1004.9999999999999 true -2147483648 2 1410065408 2884901888
