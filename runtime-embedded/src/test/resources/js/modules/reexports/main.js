// export from: names, renames, star, star as; local names win over star, ambiguous ones vanish.
import * as hub from './hub.js';
import { a, renamed, inner, default as d, shared } from './hub.js';
print(Object.keys(hub)); // expect: ['a', 'b', 'default', 'inner', 'onlyOne', 'onlyTwo', 'renamed', 'shared', 'string name']
print(a, renamed, inner.a, d, shared, hub.onlyOne, hub.onlyTwo, hub['string name']); // expect: one a one b one a one default hub shared one only two only one b
print('ambiguous' in hub, hub.ambiguous, inner.ambiguous); // expect: false undefined one
print(hub.inner === inner, Object.keys(inner)); // expect: true ['a', 'ambiguous', 'b', 'default', 'onlyOne', 'shared']
