// Sizes that no engine can give are refused at once with a RangeError.
const t = thrown;
print(t(() => 'x'.repeat(2 ** 31)), t(() => 'ab'.padStart(2 ** 31)), t(() => 'ab'.padEnd(2 ** 32)), t(() => { let s = 'x'; while (true) s += s; })); // expect: RangeError RangeError RangeError RangeError
print(t(() => new Array(2 ** 32)), t(() => { [].length = 2 ** 32; }), t(() => new Uint8Array(2 ** 53)), t(() => new ArrayBuffer(2 ** 53)), t(() => Array.from({ length: 2 ** 32 }))); // expect: RangeError RangeError RangeError RangeError RangeError
