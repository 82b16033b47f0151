const numbers = [0, 3, -1, 127, 128, -129, 32767, 40000, 1.5, -0, 0x10];
const text = `a${numbers[0]}b${text.length}`;
const object = { a: 1, 'b c': 2, 5: 3, [text]: 4, __proto__: null, ...numbers };
const holes = [1, , 3];
const spread = [1, ...holes, 2];
