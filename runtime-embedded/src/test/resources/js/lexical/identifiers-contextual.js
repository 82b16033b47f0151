// Words that are reserved only in some places are identifiers elsewhere.
let async = 1, of = 2, get = 3, set = 4, from = 5, as = 6, target = 7, meta = 8;
print(async + of + get + set + from + as + target + meta); // expect: 36
const o = { if: 1, class: 2, new: 3, await: 4, yield: 5, let: 6, static: 7, async: 8, get: 9, set: 10 };
print(o.if + o.class + o.new + o.await + o.yield + o.let + o.static); // expect: 28
print(o.async, o.get, o.set); // expect: 8 9 10
const { if: cond, class: cls } = o;
print(cond, cls); // expect: 1 2
const p = { async, get, set, of };
print(Object.keys(p)); // expect: ['async', 'get', 'set', 'of']
const q = { async() { return 1; }, get() { return 2; }, set() { return 3; }, static() { return 4; } };
print(typeof q.async, q.get(), q.set(), q.static()); // expect: function 2 3 4
class C { static static() { return 's'; } get get() { return 'g'; } set() { return 't'; } async async() {} }
print(C.static(), new C().get, new C().set()); // expect: s g t
async: for (of of [1, 2]) { if (of) break async; }
print(of); // expect: 1
const arrow = async => async + 1;
print(arrow(1)); // expect: 2
var undefined_ = undefined, NaN_ = NaN;
print(undefined_, NaN_); // expect: undefined NaN
