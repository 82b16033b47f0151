import { where } from './../deep/er/leaf.js';
export const up = where.split(' ')[0];
