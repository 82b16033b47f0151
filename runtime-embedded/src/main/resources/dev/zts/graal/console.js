// console, with values laid out as Node.js does.
(zts, host) => {
  "use strict";

  const MAX_DEPTH = 2;
  const MAX_ITEMS = 100;
  const MAX_KEYS = 200;
  const MAX_STRING = 10000;
  const LINE = 72;

  const method = (fn) => (self, ...args) => zts.apply(fn, self, args);
  const mapSize = method(zts.descriptor(Map.prototype, "size").get);
  const setSize = method(zts.descriptor(Set.prototype, "size").get);
  const mapEach = method(Map.prototype.forEach);
  const setEach = method(Set.prototype.forEach);
  const dateTime = method(Date.prototype.getTime);
  const dateText = method(Date.prototype.toISOString);
  const regexpText = method(RegExp.prototype.toString);
  const symbolText = method(Symbol.prototype.toString);
  const functionText = method(Function.prototype.toString);
  const numberOf = method(Number.prototype.valueOf);
  const stringOf = method(String.prototype.valueOf);
  const booleanOf = method(Boolean.prototype.valueOf);
  const PromiseType = Promise;
  const ErrorType = Error;
  const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";
  const isIdentifier = (text) => {
    for (let i = 0; i < text.length; i++) {
      const c = zts.charAt(text, i);
      if (!zts.includes(LETTERS, c) && (i === 0 || !zts.includes("0123456789", c))) return false;
    }
    return text !== "";
  };

  zts.isMap = (value) => probe(mapSize, value);
  zts.isSet = (value) => probe(setSize, value);
  zts.isDate = (value) => probe(dateTime, value);
  zts.isError = (value) => value instanceof ErrorType;
  zts.mapEach = mapEach;
  zts.setEach = setEach;
  zts.dateTime = dateTime;
  const probe = (read, value) => {
    try {
      read(value);
      return true;
    } catch {
      return false;
    }
  };
  const sourceOf = method(zts.descriptor(RegExp.prototype, "source").get);
  const flagsOf = method(zts.descriptor(RegExp.prototype, "flags").get);
  const RegExpPrototype = RegExp.prototype;
  zts.isRegExp = (value) => value !== RegExpPrototype && probe(sourceOf, value);
  zts.regexpSource = sourceOf;
  zts.regexpFlags = flagsOf;

  const quote = (text) => {
    const cut = text.length > MAX_STRING;
    const shown = cut ? zts.slice(text, 0, MAX_STRING) : text;
    return host.quote(shown) + (cut ? `... ${text.length - MAX_STRING} more characters` : "");
  };

  const primitive = (value) => {
    switch (typeof value) {
      case "string":
        return quote(value);
      case "bigint":
        return `${value}n`;
      case "symbol":
        return symbolText(value);
      case "number":
        return value === 0 && 1 / value < 0 ? "-0" : `${value}`;
      default:
        return `${value}`;
    }
  };

  const constructorName = (value) => {
    for (let object = value, i = 0; object !== null && i < 100; i++) {
      const descriptor = zts.descriptor(object, "constructor");
      if (descriptor !== undefined && typeof descriptor.value === "function") {
        const name = zts.descriptor(descriptor.value, "name");
        if (name !== undefined && typeof name.value === "string" && name.value !== "") {
          return name.value;
        }
      }
      object = zts.prototypeOf(object);
    }
    return null;
  };

  /** One walk over a value: knows what it is in, and how deep the last object was. */
  class Walk {
    #path = [];
    #deepest = 0;

    show(value, depth) {
      const type = typeof value;
      if ((type !== "object" && type !== "function") || value === null) return primitive(value);
      for (let i = 0; i < this.#path.length; i++) {
        if (this.#path[i] === value) return "[Circular *1]";
      }
      this.#path[this.#path.length] = value;
      try {
        return this.#object(value, depth);
      } finally {
        this.#path.length--;
      }
    }

    #object(value, depth) {
      const name = constructorName(value);
      const base = this.#base(value, name);
      const parts = [];
      let open = "{";
      let close = "}";
      let prefix = base === null ? "" : `${base} `;
      const list = zts.isArray(value);
      const typed = zts.isView(value) && zts.viewTag(value) !== undefined;
      if (list || typed) {
        const length = list ? value.length : zts.viewLength(value);
        const label = typed ? zts.viewTag(value) : name;
        prefix = list && label === "Array" ? "" : `${label}(${length}) `;
        open = "[";
        close = "]";
      } else if (base === null) {
        prefix = this.#prefix(value, name);
      }
      if (depth > MAX_DEPTH) {
        if (base !== null) return base;
        return list || typed ? "[Array]" : `[${name ?? "Object: null prototype"}]`;
      }
      this.#deepest = depth;
      this.#fill(value, depth, parts, list, typed);
      if (parts.length === 0) return base === null ? `${prefix}${open}${close}` : base;
      return this.#layout(prefix, open, close, parts, depth);
    }

    // What stands for a value that is more than its properties, null for plain objects.
    #base(value, name) {
      if (typeof value === "function") {
        const own = zts.descriptor(value, "name");
        const label = own !== undefined && typeof own.value === "string" ? own.value : "";
        const isClass = zts.slice(functionText(value), 0, 6) === "class ";
        const kind = isClass ? "class" : (name ?? "Function");
        return label === "" ? `[${kind} (anonymous)]` : `[${kind}${isClass ? " " : ": "}${label}]`;
      }
      if (zts.isError(value)) return errorText(value);
      if (zts.isDate(value)) {
        const time = dateTime(value);
        return time === time ? dateText(value) : "Invalid Date";
      }
      if (zts.isRegExp(value)) return regexpText(value);
      if (probe(numberOf, value)) return `[Number: ${primitive(numberOf(value))}]`;
      if (probe(stringOf, value)) return `[String: ${quote(stringOf(value))}]`;
      if (probe(booleanOf, value)) return `[Boolean: ${booleanOf(value)}]`;
      return null;
    }

    #prefix(value, name) {
      if (zts.isMap(value)) return `${name}(${mapSize(value)}) `;
      if (zts.isSet(value)) return `${name}(${setSize(value)}) `;
      if (name === null) return "[Object: null prototype] ";
      return name === "Object" ? "" : `${name} `;
    }

    #fill(value, depth, parts, list, typed) {
      if (list || typed) {
        this.#items(value, depth, parts, list ? value.length : zts.viewLength(value));
      } else if (zts.isMap(value)) {
        mapEach(value, (item, key) => {
          if (parts.length < MAX_ITEMS) {
            parts[parts.length] = `${this.show(key, depth + 1)} => ${this.show(item, depth + 1)}`;
          }
        });
      } else if (zts.isSet(value)) {
        setEach(value, (item) => {
          if (parts.length < MAX_ITEMS) parts[parts.length] = this.show(item, depth + 1);
        });
      } else if (value instanceof PromiseType) {
        parts[parts.length] = "<promise>";
      } else if (zts.isBuffer(value)) {
        parts[parts.length] = `byteLength: ${zts.bufferBytes(value)}`;
      } else {
        const headers = zts.headerList(value);
        if (headers !== null) {
          const flat = host.headersFlat(headers);
          const lines = flat === "" ? [] : zts.split(flat, "\n");
          for (let i = 0; i < lines.length; i += 2) {
            parts[parts.length] = `${property(lines[i])}: ${quote(lines[i + 1])}`;
          }
          return;
        }
        if (zts.isUrl(value) || zts.isParams(value)) {
          parts[parts.length] = quote(zts.isUrl(value) ? zts.urlText(value) : zts.paramsText(value));
          return;
        }
      }
      this.#properties(value, depth, parts, list || typed);
    }

    #items(value, depth, parts, length) {
      const shown = zts.min(length, MAX_ITEMS);
      for (let i = 0; i < shown; i++) {
        parts[i] = zts.hasOwn(value, i) ? this.#property(value, i, depth) : "<empty>";
      }
      if (length > shown) {
        const more = length - shown;
        parts[shown] = `... ${more} more item${more === 1 ? "" : "s"}`;
      }
    }

    #properties(value, depth, parts, indexed) {
      const keys = zts.ownKeys(value);
      let shown = 0;
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        if (indexed && typeof key === "string" && `${key >>> 0}` === key) continue;
        const descriptor = zts.descriptor(value, key);
        if (descriptor === undefined || !descriptor.enumerable) continue;
        if (shown === MAX_KEYS) {
          parts[parts.length] = "... more properties";
          return;
        }
        shown++;
        parts[parts.length] = `${property(key)}: ${this.#property(value, key, depth)}`;
      }
    }

    // Getters are named, not called.
    #property(value, key, depth) {
      const descriptor = zts.descriptor(value, key);
      if (descriptor === undefined) return "undefined";
      if (descriptor.get !== undefined) {
        return descriptor.set === undefined ? "[Getter]" : "[Getter/Setter]";
      }
      if (descriptor.set !== undefined) return "[Setter]";
      return this.show(descriptor.value, depth + 1);
    }

    #layout(prefix, open, close, parts, depth) {
      let length = parts.length + prefix.length;
      let broken = false;
      for (let i = 0; i < parts.length; i++) {
        length += parts[i].length;
        broken ||= zts.includes(parts[i], "\n");
      }
      if (!broken && length + 2 * depth <= LINE && this.#deepest - depth < 3) {
        return `${prefix}${open} ${zts.join(parts, ", ")} ${close}`;
      }
      const indent = `\n${zts.repeat("  ", depth)}`;
      return `${prefix}${open}${indent}  ${zts.join(parts, `,${indent}  `)}${indent}${close}`;
    }
  }

  const property = (key) =>
    typeof key === "symbol" ? `[${symbolText(key)}]` : isIdentifier(key) ? key : quote(key);

  const errorText = (error) => {
    const stack = zts.descriptor(error, "stack");
    if (stack !== undefined && typeof stack.value === "string" && stack.value !== "") {
      return stack.value;
    }
    return `[${zts.String(error)}]`;
  };

  const inspect = (value) => {
    try {
      return new Walk().show(value, 0);
    } catch {
      return "[a value that cannot be shown]";
    }
  };
  zts.describe = (value) => {
    try {
      return typeof value === "string" ? value : new Walk().show(value, 0);
    } catch {
      return "a value that cannot be shown";
    }
  };
  zts.inspect = inspect;

  const plain = (value) => (typeof value === "string" ? value : inspect(value));

  const directive = (letter, value) => {
    try {
      switch (letter) {
        case "s":
          return typeof value === "object" && value !== null ? inspect(value) : primitiveText(value);
        case "d":
          return typeof value === "object" ? "NaN" : `${zts.Number(value)}`;
        case "i":
          return typeof value === "object" ? "NaN" : `${parse(value, 10)}`;
        case "f":
          return typeof value === "symbol" ? "NaN" : `${parseFraction(value)}`;
        case "j":
          return zts.stringify(value) ?? "undefined";
        case "c":
          return "";
        default:
          return inspect(value);
      }
    } catch {
      return "[a value that cannot be shown]";
    }
  };
  const indexOf = method(String.prototype.indexOf);
  const primitiveText = (value) => (typeof value === "string" ? value : primitive(value));
  const parse = parseInt;
  const parseFraction = parseFloat;

  /** Joins the arguments of console.log; the first may hold %s, %d, %i, %f, %j, %o, %O, %c, %%. */
  const format = (args) => {
    let text = "";
    let next = 0;
    if (typeof args[0] === "string") {
      const template = args[0];
      next = 1;
      let from = 0;
      let at = args.length === 1 ? -1 : indexOf(template, "%", 0);
      while (at >= 0) {
        const letter = zts.charAt(template, at + 1);
        if (letter === "%") {
          text += `${zts.slice(template, from, at)}%`;
          from = at + 2;
        } else if (letter !== "" && next < args.length && zts.includes("sdifjoOc", letter)) {
          text += zts.slice(template, from, at) + directive(letter, args[next++]);
          from = at + 2;
        }
        at = indexOf(template, "%", at + 2);
      }
      text += zts.slice(template, from);
    }
    for (; next < args.length; next++) {
      text += (next === 0 ? "" : " ") + plain(args[next]);
    }
    return text;
  };

  const printer = (name, level) =>
    ({
      [name](...args) {
        host.print(level, format(args));
      },
    })[name];
  const console = {
    log: printer("log", 1),
    info: printer("info", 2),
    warn: printer("warn", 3),
    error: printer("error", 4),
    debug: printer("debug", 0),
    trace: printer("trace", 0),
    dir: (value) => {
      host.print(1, inspect(value));
    },
    assert: (condition, ...args) => {
      if (!condition) {
        host.print(4, args.length === 0 ? "Assertion failed" : `Assertion failed: ${format(args)}`);
      }
    },
  };
  zts.defineProperty(console, zts.tagOf, {
    __proto__: null,
    value: "console",
    configurable: true,
  });
  zts.publish("console", console);
}
