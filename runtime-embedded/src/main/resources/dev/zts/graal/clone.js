// structuredClone (HTML Standard, 2.7) for the values that handlers have.
(zts, host) => {
  "use strict";

  const method = (fn) => (self, ...args) => zts.apply(fn, self, args);
  const MapType = Map;
  const SetType = Set;
  const DateType = Date;
  const RegExpType = RegExp;
  const DataViewType = DataView;
  const mapSet = method(Map.prototype.set);
  const mapGet = method(Map.prototype.get);
  const mapHas = method(Map.prototype.has);
  const setAdd = method(Set.prototype.add);
  const numberOf = method(Number.prototype.valueOf);
  const stringOf = method(String.prototype.valueOf);
  const booleanOf = method(Boolean.prototype.valueOf);
  const ERRORS = {
    __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
  };
  const VIEWS = {
    __proto__: null, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array,
    Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array,
  };
  if (typeof Float16Array === "function") VIEWS.Float16Array = Float16Array;

  const refuse = (value) => {
    const what = typeof value === "symbol" || typeof value === "function"
      ? `a ${typeof value}`
      : "an object of this kind";
    throw new zts.DOMException(`structuredClone: ${what} cannot be cloned`, "DataCloneError");
  };
  const set = (object, key, value) => {
    zts.defineProperty(object, key, {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });
  };
  const tryOf = (read, value, wrap) => {
    try {
      return wrap(read(value));
    } catch {
      return undefined;
    }
  };
  const boxed = (value) =>
    tryOf(numberOf, value, Object) ?? tryOf(stringOf, value, Object) ??
    tryOf(booleanOf, value, Object);

  const clone = (value, seen) => {
    const type = typeof value;
    if (type === "symbol" || type === "function") refuse(value);
    if (type !== "object" || value === null) return value;
    if (mapHas(seen, value)) return mapGet(seen, value);
    const copy = shell(value, seen);
    mapSet(seen, value, copy);
    fill(value, copy, seen);
    return copy;
  };

  const shell = (value, seen) => {
    if (zts.isArray(value)) {
      const copy = [];
      copy.length = value.length;
      return copy;
    }
    if (zts.isMap(value)) return new MapType();
    if (zts.isSet(value)) return new SetType();
    if (zts.isDate(value)) return new DateType(zts.dateTime(value));
    if (zts.isRegExp(value)) {
      return new RegExpType(zts.regexpSource(value), zts.regexpFlags(value));
    }
    if (zts.isView(value)) return view(value, seen);
    if (zts.isBuffer(value)) return zts.bufferSlice(value, 0, zts.bufferBytes(value));
    if (zts.isError(value)) return error(value);
    const box = boxed(value);
    if (box !== undefined) return box;
    if (isHostKind(value)) refuse(value);
    return {};
  };

  const isHostKind = (value) =>
    zts.isResponse(value) || zts.isRequest(value) || zts.headerList(value) !== null ||
    zts.isUrl(value) || zts.isParams(value) || value instanceof zts.Promise ||
    value instanceof WeakMapType || value instanceof WeakSetType;
  const WeakMapType = WeakMap;
  const WeakSetType = WeakSet;

  const view = (value, seen) => {
    const part = zts.bytesOf(value);
    const buffer = clone(part[0], seen);
    const tag = zts.viewTag(value);
    return tag === undefined
      ? new DataViewType(buffer, part[1], part[2])
      : new VIEWS[tag](buffer, part[1], zts.viewLength(value));
  };

  const error = (value) => {
    const name = zts.string(value.name);
    const Type = ERRORS[name] ?? ERRORS.Error;
    const message = zts.descriptor(value, "message");
    const copy =
      message === undefined || !("value" in message) ? new Type() : new Type(zts.string(message.value));
    const stack = zts.descriptor(value, "stack");
    if (stack !== undefined && typeof stack.value === "string") {
      zts.defineProperty(copy, "stack", {
        __proto__: null, value: stack.value, writable: true, configurable: true,
      });
    }
    return copy;
  };

  const fill = (value, copy, seen) => {
    if (zts.isMap(value)) {
      const pairs = [];
      zts.mapEach(value, (item, key) => set(pairs, pairs.length, [key, item]));
      for (let i = 0; i < pairs.length; i++) {
        mapSet(copy, clone(pairs[i][0], seen), clone(pairs[i][1], seen));
      }
    } else if (zts.isSet(value)) {
      const items = [];
      zts.setEach(value, (item) => set(items, items.length, item));
      for (let i = 0; i < items.length; i++) setAdd(copy, clone(items[i], seen));
    } else if (zts.isError(value)) {
      const cause = zts.descriptor(value, "cause");
      if (cause !== undefined && "value" in cause) {
        zts.defineProperty(copy, "cause", {
          __proto__: null, value: clone(cause.value, seen), writable: true, configurable: true,
        });
      }
    } else if (
      !zts.isDate(value) && !zts.isRegExp(value) && !zts.isView(value) && !zts.isBuffer(value) &&
      boxed(value) === undefined
    ) {
      const keys = zts.keys(value);
      for (let i = 0; i < keys.length; i++) {
        if (zts.hasOwn(value, keys[i])) set(copy, keys[i], clone(value[keys[i]], seen));
      }
    }
  };

  const functions = {
    structuredClone(value, options) {
      if (arguments.length === 0) throw new zts.TypeError("structuredClone: 1 argument required");
      const transfer = options === undefined || options === null ? undefined : options.transfer;
      if (transfer !== undefined && transfer.length > 0) {
        throw new zts.DOMException("structuredClone: transfer is not supported", "DataCloneError");
      }
      return clone(value, new MapType());
    },
  };
  zts.publish("structuredClone", functions.structuredClone);
}
