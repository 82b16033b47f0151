import './dep.js';
print('second');
