// Order of heritage, keys, static fields, static blocks, decor of instances and constructors.
const log = []; const l = (x, v = x) => { log.push(x); return v; }; const flush = () => log.splice(0).join(' ');
class Base { static s = l('base static'); f = l('base field'); constructor() { l('base ctor'); } }
print(flush()); // expect: base static
class Derived extends l('heritage', Base) {
  [l('key1')] = l('field1');
  static [l('key2')] = l('static2');
  static { l('block'); }
  [l('key3')]() { }
  static [l('key4')]() { }
  #p = l('private');
  static #sp = l('static private');
  constructor() { l('before super'); super(); l('after super'); }
}
print(flush()); // expect: heritage key1 key2 key3 key4 static2 block static private
new Derived(); print(flush()); // expect: before super base field base ctor field1 private after super
print(thrown(() => class { static a = l('a'); static b = (() => { throw new RangeError(); })(); static c = l('c'); }), flush()); // expect: RangeError a
print(thrown(() => class { [l('k1')]; [(() => { throw new EvalError(); })()]; [l('k3')]; }), flush()); // expect: EvalError k1
const toKey = { toString() { return l('toString', 'converted'); } }; class K { [toKey] = l('value'); static [toKey] = l('static value'); } print(flush(), new K().converted, flush()); // expect: toString toString static value value value
class Getter { get [l('g')]() { return 1; } set [l('g')](v) { } static async *[l('ag')]() { } } print(flush()); // expect: g g ag
let order = ''; class P { constructor() { order += 'P' + new.target.name; } } class Q extends P { x = (order += 'x'); constructor() { order += 'Q'; super(order += 'arg'); order += '!'; } } new Q(); print(order); // expect: QargPQx!
class Self { static me = Self; static n = Self.name; static inc = (Self.count = (Self.count ?? 0) + 1); } print(Self.me === Self, Self.n, Self.count); // expect: true Self 1
const made = []; class Reg { constructor() { made.push(this); } } class Fails extends Reg { y = (() => { throw new URIError(); })(); } print(thrown(() => new Fails()), made.length, Object.keys(made[0]), made[0] instanceof Fails); // expect: URIError 1 [] true
class T1 { static m() { return typeof this; } static { this.r = this.m(); } } print(T1.r, (0, T1.m)(), T1.m.call(undefined)); // expect: function undefined undefined
