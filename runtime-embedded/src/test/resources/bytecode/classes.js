class Base {
  #secret = 1;
  static count = 0;
  field = () => this.#secret;
  [Base.name + '!'];
  constructor(a) { this.a = a; }
  #method() { return #secret in this; }
  get value() { return this.#method(); }
  set value(v) { this.#secret += v; }
  static create() { return new this(1); }
  static { this.ready = true; }
}
class Derived extends Base {
  extra = super.value;
  constructor(...all) { super(...all); const f = () => super.value; return f(); }
  get value() { return super.value; }
}
const Anonymous = class extends Derived {};
