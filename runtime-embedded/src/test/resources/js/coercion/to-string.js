// Number::toString, and ToString of everything else.
const s = String;
print(s(0), s(-0), s(1.0), s(-1.5), s(100), s(1e20)); // expect: 0 0 1 -1.5 100 100000000000000000000
print(s(1e21), s(1.5e21), s(123456789012345678901234), s(-1e21)); // expect: 1e+21 1.5e+21 1.2345678901234569e+23 -1e+21
print(s(0.000001), s(0.0000001), s(1.5e-7), s(0.00001234)); // expect: 0.000001 1e-7 1.5e-7 0.00001234
print(s(5e-324), s(1.7976931348623157e308), s(2 ** 53), s(4294967296.5)); // expect: 5e-324 1.7976931348623157e+308 9007199254740992 4294967296.5
print(s(0.1), s(1 / 3), s(2 / 3), s(123.456), s(1e-5)); // expect: 0.1 0.3333333333333333 0.6666666666666666 123.456 0.00001
print(s(NaN), s(Infinity), s(-Infinity), s(1e2), s(25e-3)); // expect: NaN Infinity -Infinity 100 0.025
print(s(null), s(undefined), s(true), s([1, [2, 3]]), s({}), s([null, undefined, 1])); // expect: null undefined true 1,2,3 [object Object] ,,1
print(s(Symbol('d')), s(Symbol()), thrown(() => `${Symbol()}`), thrown(() => Symbol() + 'a')); // expect: Symbol(d) Symbol() TypeError TypeError
print(s(), JSON.stringify(s()), s(s)); // expect:  "" function String() { [native code] }
print(s(4.185580496821357e298), s(2.98023223876953125e-8), s(1.2e-6), s(123e-20)); // expect: 4.185580496821357e+298 2.9802322387695312e-8 0.0000012 1.23e-18
print(s(4503599627370497.5), s(0.1 + 0.7), s(1e23), s(9.5e-7), s(8.41e21)); // expect: 4503599627370498 0.7999999999999999 1e+23 9.5e-7 8.41e+21
