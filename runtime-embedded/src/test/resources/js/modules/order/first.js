import './dep.js';
print('first');
