// Private names: fields, methods, accessors, statics; not properties at all.
class P {
  #f = 1; #g; static #s = 's';
  #m() { return 'm' + this.#f; }
  get #acc() { return this.#f * 10; } set #acc(v) { this.#f = v; }
  static #sm() { return P.#s + '!'; }
  static get #sa() { return 'sa'; }
  run() { this.#acc = 4; this.#f++; this.#f += 2; return [this.#f, this.#acc, this.#m(), this.#g]; }
  static run() { return [P.#sm(), this.#sa, P.#s]; }
  method() { return this.#m === new P().#m; }
  writeMethod() { this.#m = 1; }
  *gen() { yield this.#f; yield this.#acc; }
  arrow = () => this.#f;
}
const p = new P();
print(p.run(), P.run()); // expect: [7, 70, 'm7', undefined] ['s!', 'sa', 's']
print(p.method(), thrown(() => p.writeMethod()), Reflect.ownKeys(p), p.arrow()); // expect: true TypeError ['arrow'] 7
print([...p.gen()], p['#f'], JSON.stringify(p)); // expect: [7, 70] undefined {}
class Ro { get #x() { return 1; } set() { this.#x = 2; } }
class Wo { set #x(v) { } get() { return this.#x; } }
print(thrown(() => new Ro().set()), thrown(() => new Wo().get())); // expect: TypeError TypeError
class Sub extends P {}
print(thrown(() => Sub.run()), new Sub().run()[0]); // expect: TypeError 7
class Order { #a = this.#init('a'); #b = this.#init('b'); static log = []; #init(n) { Order.log.push(n); return n; } }
new Order(); print(Order.log); // expect: ['a', 'b']
class Tdz { a = this.#late; #late = 1; }
print(thrown(() => new Tdz())); // expect: TypeError
