// Math.acosh is NaN below 1, however far (21.3.2.3).
print(Math.acosh(-2147483648), Math.acosh(-1e300), Math.acosh(-Infinity));  // expect: NaN NaN NaN
print(Math.acosh(0.9999999999999999), Math.acosh(-0), Math.acosh(-1));      // expect: NaN NaN NaN
print(Math.acosh(1), Math.acosh(Infinity));                                 // expect: 0 Infinity
