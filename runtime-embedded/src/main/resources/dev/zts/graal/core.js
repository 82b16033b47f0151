// What the other prelude files share: built-ins as they were before any handler ran, and helpers
// that never look anything up where a handler could have changed it.
(zts) => {
  "use strict";

  const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } =
    Reflect;
  const method = (fn) => (self, ...args) => apply(fn, self, args);
  const getter = (prototype, name) => method(getOwnPropertyDescriptor(prototype, name).get);

  const TypedArray = getPrototypeOf(Uint8Array);

  zts.apply = apply;
  zts.construct = construct;
  zts.defineProperty = defineProperty;
  zts.descriptor = getOwnPropertyDescriptor;
  zts.prototypeOf = getPrototypeOf;
  zts.ownKeys = ownKeys;
  zts.keys = Object.keys;
  zts.freeze = Object.freeze;
  zts.create = Object.create;
  zts.setPrototypeOf = Object.setPrototypeOf;
  zts.isArray = Array.isArray;
  zts.isInteger = Number.isInteger;
  zts.String = String;
  zts.Number = Number;
  zts.min = Math.min;
  zts.stringify = JSON.stringify;
  zts.parseJson = JSON.parse;
  zts.hasOwn = method(Object.prototype.hasOwnProperty);
  zts.slice = method(String.prototype.slice);
  zts.split = method(String.prototype.split);
  zts.lower = method(String.prototype.toLowerCase);
  zts.wellFormed = method(String.prototype.toWellFormed);
  zts.repeat = method(String.prototype.repeat);
  zts.includes = method(String.prototype.includes);
  zts.charAt = method(String.prototype.charAt);
  zts.codePointAt = method(String.prototype.codePointAt);
  zts.join = method(Array.prototype.join);
  zts.iteratorOf = Symbol.iterator;
  zts.tagOf = Symbol.toStringTag;
  zts.Promise = Promise;
  zts.then = method(Promise.prototype.then);
  {
    const resolve = Promise.resolve;
    const reject = Promise.reject;
    const Original = Promise;
    zts.resolve = (value) => apply(resolve, Original, [value]);
    zts.reject = (error) => apply(reject, Original, [error]);
  }
  zts.Error = Error;
  zts.TypeError = TypeError;
  zts.RangeError = RangeError;
  zts.SyntaxError = SyntaxError;
  zts.Uint8Array = Uint8Array;
  zts.ArrayBuffer = ArrayBuffer;
  zts.isView = ArrayBuffer.isView;
  zts.viewBuffer = getter(TypedArray.prototype, "buffer");
  zts.viewOffset = getter(TypedArray.prototype, "byteOffset");
  zts.viewBytes = getter(TypedArray.prototype, "byteLength");
  zts.viewTag = getter(TypedArray.prototype, Symbol.toStringTag);
  zts.viewLength = getter(TypedArray.prototype, "length");
  zts.dataBuffer = getter(DataView.prototype, "buffer");
  zts.dataOffset = getter(DataView.prototype, "byteOffset");
  zts.dataBytes = getter(DataView.prototype, "byteLength");
  zts.bufferBytes = getter(ArrayBuffer.prototype, "byteLength");
  zts.bufferSlice = method(ArrayBuffer.prototype.slice);

  /** Whether a value is an ArrayBuffer of any realm; also false for detached ones' views. */
  zts.isBuffer = (value) => {
    try {
      zts.bufferBytes(value);
      return true;
    } catch {
      return false;
    }
  };

  /** The part of a buffer that a view or a buffer stands for: [buffer, offset, length]. */
  zts.bytesOf = (source) => {
    if (zts.isView(source)) {
      return zts.viewTag(source) === undefined
        ? [zts.dataBuffer(source), zts.dataOffset(source), zts.dataBytes(source)]
        : [zts.viewBuffer(source), zts.viewOffset(source), zts.viewBytes(source)];
    }
    return [source, 0, zts.bufferBytes(source)];
  };

  zts.isBytes = (value) =>
    typeof value === "object" && value !== null && (zts.isView(value) || zts.isBuffer(value));

  /** Web IDL's USVString. */
  zts.text = (value) => zts.wellFormed(typeof value === "string" ? value : toText(value));

  const toText = (value) => {
    if (typeof value === "symbol") {
      throw new zts.TypeError("Cannot convert a Symbol value to a string");
    }
    return `${value}`;
  };
  /** Web IDL's DOMString and ByteString. */
  zts.string = (value) => (typeof value === "string" ? value : toText(value));

  /** Publishes a global as browsers do: writable, configurable, not enumerable. */
  zts.publish = (name, value) => {
    defineProperty(globalThis, name, {
      __proto__: null,
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  };

  /** Makes the accessors and methods of a class enumerable, as Web IDL has them. */
  zts.enumerable = (Class) => {
    const keys = ownKeys(Class.prototype);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === "constructor" || typeof keys[i] === "symbol") continue;
      const descriptor = getOwnPropertyDescriptor(Class.prototype, keys[i]);
      descriptor.enumerable = true;
      defineProperty(Class.prototype, keys[i], descriptor);
    }
    defineProperty(Class.prototype, Symbol.toStringTag, {
      __proto__: null,
      value: Class.name,
      configurable: true,
    });
  };

  /** An iterator over [name, value] pairs that a reader gives by index, null at the end. */
  const IteratorPrototype = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()));
  class PairIterator {
    #pairAt;
    #pick;
    #next = 0;

    constructor(pairAt, pick) {
      this.#pairAt = pairAt;
      this.#pick = pick;
    }

    next() {
      const pair = this.#pairAt(this.#next);
      if (pair === null) return { value: undefined, done: true };
      this.#next++;
      return { value: this.#pick === 2 ? pair : pair[this.#pick], done: false };
    }
  }
  delete PairIterator.prototype.constructor;
  zts.setPrototypeOf(PairIterator.prototype, IteratorPrototype);
  zts.pairs = (pairAt, pick) => new PairIterator(pairAt, pick);

  /**
   * Calls take(name, value) for what Web IDL calls a sequence of pairs or a record. what names it
   * in messages.
   */
  zts.eachPair = (init, what, take) => {
    if ((typeof init !== "object" && typeof init !== "function") || init === null) {
      throw new zts.TypeError(`${what} must be an object or a sequence of pairs`);
    }
    const iterate = init[zts.iteratorOf];
    if (iterate !== undefined && iterate !== null) {
      const pairs = toArray(init, iterate);
      for (let i = 0; i < pairs.length; i++) {
        const pair = pairs[i];
        if (typeof pair !== "object" || pair === null || pair[zts.iteratorOf] === undefined) {
          throw new zts.TypeError(`${what}: each pair must be a sequence of two values`);
        }
        const values = toArray(pair, pair[zts.iteratorOf]);
        if (values.length !== 2) {
          throw new zts.TypeError(`${what}: each pair must be a sequence of two values`);
        }
        take(values[0], values[1]);
      }
      return;
    }
    const keys = ownKeys(init);
    for (let i = 0; i < keys.length; i++) {
      const descriptor = getOwnPropertyDescriptor(init, keys[i]);
      if (descriptor !== undefined && descriptor.enumerable) take(keys[i], init[keys[i]]);
    }
  };

  const toArray = (iterable, iterate) => {
    const iterator = apply(iterate, iterable, []);
    const items = [];
    for (;;) {
      const step = iterator.next();
      if (step.done) return items;
      defineProperty(items, items.length, {
        __proto__: null,
        value: step.value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  };

  class DOMException extends Error {
    #code;

    constructor(message = "", name = "Error") {
      super(zts.string(message));
      defineProperty(this, "name", {
        __proto__: null,
        value: zts.string(name),
        writable: true,
        configurable: true,
      });
      this.#code = CODES[this.name] ?? 0;
    }

    get code() {
      return this.#code;
    }
  }
  const CODES = { __proto__: null, InvalidCharacterError: 5, SyntaxError: 12, DataCloneError: 25 };
  zts.enumerable(DOMException);
  zts.DOMException = DOMException;
  zts.publish("DOMException", DOMException);

  /** How Java throws a WebException into JavaScript. */
  zts.thrower = (type, message) => {
    switch (type) {
      case "RANGE_ERROR":
        throw new zts.RangeError(message);
      case "SYNTAX_ERROR":
        throw new zts.SyntaxError(message);
      case "DATA_CLONE_ERROR":
        throw new DOMException(message, "DataCloneError");
      case "INVALID_CHARACTER_ERROR":
        throw new DOMException(message, "InvalidCharacterError");
      default:
        throw new zts.TypeError(message);
    }
  };
  zts.newBuffer = (length) => new zts.ArrayBuffer(length);

  /** An object without prototype from names and values in turn; the last of a name wins. */
  zts.record = (...flat) => {
    const record = zts.create(null);
    for (let i = 0; i < flat.length; i += 2) record[flat[i]] = flat[i + 1];
    return record;
  };

  // Errors that come from a response which cannot be sent, and what to say about them.
  const faults = new WeakMap();
  const setFault = method(WeakMap.prototype.set);
  const getFault = method(WeakMap.prototype.get);
  zts.fault = (error, message) => {
    if (typeof error === "object" && error !== null) setFault(faults, error, message);
    return error;
  };
  zts.fieldOf = (error) =>
    typeof error === "object" && error !== null ? getFault(faults, error) : undefined;
}
