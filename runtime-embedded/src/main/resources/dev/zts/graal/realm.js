// The realm's built-ins and globals: what a handler changed in them, and how to freeze them.
(zts, host) => {
  "use strict";

  const sameValue = Object.is;
  const RealmSet = Set;
  const has = ((fn) => (set, value) => zts.apply(fn, set, [value]))(Set.prototype.has);
  const add = ((fn) => (set, value) => zts.apply(fn, set, [value]))(Set.prototype.add);
  const isObject = (value) =>
    (typeof value === "object" && value !== null) || typeof value === "function";
  const keyText = (key) => (typeof key === "symbol" ? "a symbol" : key);

  // Objects that no global leads to.
  const HIDDEN = [
    zts.prototypeOf(function* () {}),
    zts.prototypeOf(async function () {}),
    zts.prototypeOf(async function* () {}),
    zts.prototypeOf([][Symbol.iterator]()),
    zts.prototypeOf(new Map()[Symbol.iterator]()),
    zts.prototypeOf(new Set()[Symbol.iterator]()),
    zts.prototypeOf(""[Symbol.iterator]()),
    zts.prototypeOf(zts.pairs(() => null, 0)),
  ];

  /** Objects with the names of what they are, their keys and the values of those. */
  let objects = [];
  let names = [];
  let keys = [];
  let values = [];
  let getters = [];

  /** Remembers the globals, and of each its own properties and those of its prototype. */
  zts.remember = () => {
    objects = [];
    names = [];
    keys = [];
    values = [];
    getters = [];
    note(globalThis, "globalThis");
    const globals = zts.ownKeys(globalThis);
    for (let i = 0; i < globals.length; i++) {
      if (typeof globals[i] !== "string") continue;
      const value = valueOf(globalThis, globals[i]);
      if (!isObject(value) || value === globalThis) continue;
      note(value, globals[i]);
      const prototype = valueOf(value, "prototype");
      if (isObject(prototype)) note(prototype, `${globals[i]}.prototype`);
    }
    for (let i = 0; i < HIDDEN.length; i++) note(HIDDEN[i], "a built-in prototype");
  };

  const note = (object, name) => {
    const index = objects.length;
    const own = zts.ownKeys(object);
    const found = [];
    const accessors = [];
    for (let i = 0; i < own.length; i++) {
      found[i] = valueOf(object, own[i]);
      accessors[i] = zts.descriptor(object, own[i])?.get !== undefined;
    }
    getters[index] = accessors;
    objects[index] = object;
    names[index] = name;
    keys[index] = own;
    values[index] = found;
  };

  // The value of an own property; its getter if it has one.
  const valueOf = (object, key) => {
    const descriptor = zts.descriptor(object, key);
    if (descriptor === undefined) return undefined;
    return descriptor.get === undefined ? descriptor.value : descriptor.get;
  };

  /** What was changed since, null if nothing. */
  zts.taint = () => {
    for (let i = 0; i < objects.length; i++) {
      const object = objects[i];
      const known = keys[i];
      const own = zts.ownKeys(object);
      if (own.length < known.length) return changed(names[i], own, known);
      for (let j = 0; j < own.length; j++) {
        if (own[j] !== known[j]) return changed(names[i], own, known);
        if (!isSame(object, own[j], values[i][j], getters[i][j])) {
          return `${property(names[i], own[j])} was replaced`;
        }
      }
    }
    return null;
  };

  // Reads a data property plainly first: descriptors are slow, and nearly all are as they were.
  const isSame = (object, key, value, getter) => {
    if (!getter && object[key] === value) return true;
    return sameValue(valueOf(object, key), value);
  };

  const changed = (name, own, known) => {
    for (let i = 0; i < own.length; i++) {
      if (!contains(known, own[i])) return `${property(name, own[i])} was added`;
    }
    for (let i = 0; i < known.length; i++) {
      if (!contains(own, known[i])) return `${property(name, known[i])} was deleted`;
    }
    return `${name} was changed`;
  };
  const property = (name, key) =>
    name === "globalThis" && typeof key === "string" && key in globalThis && !isNew(key)
      ? key
      : `${name}.${keyText(key)}`;
  const isNew = (key) => !contains(keys[0], key);
  const contains = (list, key) => {
    for (let i = 0; i < list.length; i++) if (list[i] === key) return true;
    return false;
  };

  // An assignment to a property that a frozen prototype has would throw, also where a handler means
  // its own object: error.name = "MyError". Accessors let it through, for these names.
  const OVERRIDDEN = [
    [Object.prototype, ["constructor", "toString", "valueOf", "hasOwnProperty", "toLocaleString"]],
    [Function.prototype, ["constructor", "toString", "bind"]],
    [Array.prototype, ["constructor", "toString", "concat", "push"]],
    [Error.prototype, ["constructor", "name", "message", "toString"]],
    [EvalError.prototype, ["constructor", "name", "message"]],
    [RangeError.prototype, ["constructor", "name", "message"]],
    [ReferenceError.prototype, ["constructor", "name", "message"]],
    [SyntaxError.prototype, ["constructor", "name", "message"]],
    [TypeError.prototype, ["constructor", "name", "message"]],
    [URIError.prototype, ["constructor", "name", "message"]],
    [Promise.prototype, ["constructor", "then"]],
    [Date.prototype, ["constructor", "toString", "toJSON"]],
  ];
  const letThrough = (holder, key) => {
    const descriptor = zts.descriptor(holder, key);
    if (descriptor === undefined || descriptor.get !== undefined || !descriptor.configurable) return;
    const value = descriptor.value;
    zts.defineProperty(holder, key, {
      __proto__: null,
      get() {
        return value;
      },
      set(given) {
        if (!isObject(this) || this === holder) {
          throw new zts.TypeError(`Cannot assign to ${keyText(key)}: built-ins are frozen`);
        }
        zts.defineProperty(this, key, {
          __proto__: null, value: given, writable: true, enumerable: true, configurable: true,
        });
      },
      enumerable: descriptor.enumerable,
      configurable: false,
    });
  };

  /** Freezes the global object and everything that is reachable from it. */
  zts.freezeRealm = () => {
    for (let i = 0; i < OVERRIDDEN.length; i++) {
      for (let j = 0; j < OVERRIDDEN[i][1].length; j++) {
        letThrough(OVERRIDDEN[i][0], OVERRIDDEN[i][1][j]);
      }
    }
    const seen = new RealmSet();
    const left = [globalThis];
    for (let i = 0; i < HIDDEN.length; i++) left[left.length] = HIDDEN[i];
    while (left.length > 0) {
      const object = left[left.length - 1];
      left.length--;
      if (!isObject(object) || has(seen, object)) continue;
      add(seen, object);
      if (zts.isView(object)) continue;
      zts.freeze(object);
      left[left.length] = zts.prototypeOf(object);
      const own = zts.ownKeys(object);
      for (let i = 0; i < own.length; i++) {
        const descriptor = zts.descriptor(object, own[i]);
        if (descriptor === undefined) continue;
        left[left.length] = descriptor.value;
        left[left.length] = descriptor.get;
        left[left.length] = descriptor.set;
      }
    }
  };
}
