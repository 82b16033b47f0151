print('never either');
export const exists = 1;
