// Specifiers are resolved against the importing module.
import { where } from './deep/er/leaf.js';
import { up } from './deep/up.js';
print(where, up, (await import('./deep/er/leaf.js')).where); // expect: leaf near leaf leaf near
