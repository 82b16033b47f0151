print('a starts');
await null; await null; await null;
print('a ends');
export const a = 'A';
