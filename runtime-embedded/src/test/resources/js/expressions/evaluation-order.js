// Operands, callee and arguments are evaluated left to right; the target of an assignment first.
const log = [];
const t = (name, value) => { log.push(name); return value; };
const flush = () => log.splice(0).join(' ');
t('a', 1) + t('b', 2) * t('c', 3);
print(flush()); // expect: a b c
t('f', (...x) => x)(t('x', 1), ...t('xs', [2]), t('y', 3));
print(flush()); // expect: f x xs y
t('o', {})[t('k', 'key')] = t('v', 1);
print(flush()); // expect: o k v
const o = { get p() { log.push('get'); return 1; }, set p(v) { log.push('set ' + v); } };
t('o', o)[t('k', 'p')] += t('v', 2);
print(flush()); // expect: o k get v set 3
o.p++;
print(flush()); // expect: get set 2
const key = { toString() { log.push('toString'); return 'p'; } };
o[key] = t('v', 5);
print(flush()); // expect: v toString set 5
print(thrown(() => { null[t('k', key)]; })); // expect: TypeError
print(flush()); // expect: k
print(thrown(() => { undefined.x(t('arg')); })); // expect: TypeError
print(flush()); // expect:
print(thrown(() => { ({}).x(t('arg')); })); // expect: TypeError
print(flush()); // expect: arg
print(thrown(() => { t('o', 1)(t('arg')); })); // expect: TypeError
print(flush()); // expect: o arg
({ [t('k1', 'a')]: t('v1'), [t('k2', 'b')]: t('v2') });
print(flush()); // expect: k1 v1 k2 v2
`${t('s1')}${t('s2')}`;
print(flush()); // expect: s1 s2
t('n', class {}), new (t('new', class {}))(t('arg'));
print(flush()); // expect: n new arg
