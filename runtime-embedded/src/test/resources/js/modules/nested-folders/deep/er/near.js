export const near = 'near';
