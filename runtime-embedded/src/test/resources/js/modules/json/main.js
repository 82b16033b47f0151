// JSON modules with the type attribute.
import data from './data.json' with { type: 'json' };
import * as ns from './data.json' with { type: 'json' };
print(data, Object.keys(ns), ns.default === data); // expect: {list: [1, null], text: 'é'} ['default'] true
const dynamic = await import('./data.json', { with: { type: 'json' } });
print(dynamic.default === data, dynamic === ns); // expect: true true
data.changed = 1; print(ns.default.changed); // expect: 1
print(await import('./bad.json', { with: { type: 'json' } }).catch((e) => e.name)); // expect: SyntaxError
print(await import('./data.json', 5).catch((e) => e.name)); // expect: TypeError
