// == by type, === without conversion, both without equality of NaN.
print(null == undefined, null == 0, undefined == 0, null == false, null == ''); // expect: true false false false false
print('' == 0, '0' == false, ' \n' == 0, 'x' == NaN, NaN == NaN); // expect: true true true false false
print(1 == '1', 1 === '1', true == 1, true == '1', true == 'true'); // expect: true false true true false
print([] == '', [] == 0, [0] == false, [1] == 1, [1, 2] == '1,2', [null] == ''); // expect: true true true true true true
print([] == [], {} == {}, {} == '[object Object]', [] == ![]); // expect: false false true true
print(0 === -0, 0 == -0, NaN === NaN, NaN != NaN, NaN !== NaN); // expect: true true false true true
const s = Symbol('a');
print(s == s, s == Object(s), Object(s) == s, s === Object(s), s == 'Symbol(a)'); // expect: true true true false false
print(new String('a') == 'a', new String('a') == new String('a'), new Number(1) === 1); // expect: true false false
print({ valueOf: () => 1 } == 1, { valueOf: () => 1 } == '1', { valueOf: () => 1 } == true); // expect: true true true
const both = { valueOf() { throw new RangeError(); } };
print(thrown(() => both == 1), both == null, both == undefined, both == both); // expect: RangeError false false true
print('abc' === 'a' + 'bc', 1 === 1.0, 0.1 + 0.2 === 0.3, 0.5 === 1 / 2); // expect: true true false true
print([1, 2, 3] == '1,2,3', 'b' == ['b'], undefined == [undefined]); // expect: true true false
print(Object.create(null) == null, thrown(() => Object.create(null) == 'x')); // expect: false TypeError
print(1 != '1', 1 !== '1', 'a' != 'b', null !== undefined); // expect: false true true true
print(2147483648 === 2147483647 + 1, -0 === 0 * -1, 1e3 === 1000); // expect: true true true
