import { near } from './near.js';
export const where = 'leaf ' + near;
