// NumericLiteral: every base, separators, exponents, rounding to the nearest double.
print(0b101, 0B11, 0o17, 0O7, 0xfF, 0Xa); // expect: 5 3 15 7 255 10
print(1_000_000, 0xf_f, 0b1_0, 1_0.2_5, 1e1_0); // expect: 1000000 255 2 10.25 10000000000
print(.5, 5., 0.5e-3, 1E3, 1e+2); // expect: 0.5 5 0.0005 1000 100
print(9007199254740993, 0x20000000000001); // expect: 9007199254740992 9007199254740992
print(1e400, 5e-324, 4e-324, 2e-324); // expect: Infinity 5e-324 5e-324 0
print(0.1 + 0.2, 1.7976931348623157e308); // expect: 0.30000000000000004 1.7976931348623157e+308
print(0xffffffffffffffffff); // expect: 4.722366482869645e+21
print(5..toString(), 5.0.toFixed(1), 5 .toString()); // expect: 5 5.0 5
print(2.2250738585072011e-308); // expect: 2.225073858507201e-308
