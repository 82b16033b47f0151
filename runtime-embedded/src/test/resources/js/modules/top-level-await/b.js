print('b starts');
await null;
print('b ends');
export const b = 'B';
