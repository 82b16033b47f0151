// Order: key, target, value, default, assignment; each default only when needed.
const log = [];
const t = (n, v) => { log.push(n); return v; };
const flush = () => log.splice(0).join(' ');
const src = { get a() { log.push('get a'); }, get b() { log.push('get b'); return 1; } };
const tgt = { set x(v) { log.push('set x ' + v); }, set y(v) { log.push('set y ' + v); } };
({ [t('ka', 'a')]: t('tx', tgt).x = t('dflt', 9), [t('kb', 'b')]: t('ty', tgt)[t('ky', 'y')] = t('never') } = src);
print(flush()); // expect: ka tx get a dflt set x 9 kb ty ky get b set y 1
const it = { [Symbol.iterator]() { log.push('iter'); let n = 0; return { next() { log.push('next'); return { value: n++, done: n > 5 }; }, return() { log.push('return'); return {}; } }; } };
[t('t1', tgt).x, t('t2', tgt).y] = it;
print(flush()); // expect: iter t1 next set x 0 t2 next set y 1 return
const { a = t('da'), b = t('db') } = src;
print(flush()); // expect: get a da get b
const [p = t('dp'), q = t('dq')] = [undefined, 1];
print(flush()); // expect: dp
const proxy = new Proxy({ x: 1, y: 2, z: 3 }, {
  get(o, k) { log.push('get ' + String(k)); return o[k]; },
  ownKeys(o) { log.push('ownKeys'); return Reflect.ownKeys(o); },
  getOwnPropertyDescriptor(o, k) { log.push('desc ' + k); return Reflect.getOwnPropertyDescriptor(o, k); },
});
const { y, ...others } = proxy;
print(flush(), others); // expect: get y ownKeys desc x get x desc z get z {x: 1, z: 3}
(({ [t('k')]: v = t('dv') }, w = t('dw')) => {})({}, undefined);
print(flush()); // expect: k dv dw
let first;
print(thrown(() => { [first, t('target', null).x] = [1, 2]; }), first, flush()); // expect: TypeError 1 target
({ x: t('o', {})[{ toString: () => t('str', 'k') }] } = { get x() { return t('read', 1); } });
print(flush()); // expect: o read str
const key = { toString() { log.push('key'); return 'q'; } };
const { [key]: kq, ...rest } = { q: 1, r: 2 };
print(flush(), kq, rest); // expect: key 1 {r: 2}
