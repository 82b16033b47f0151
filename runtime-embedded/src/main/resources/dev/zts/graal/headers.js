// Headers of the Fetch Standard over dev.zts.web.Headers.
(zts, host) => {
  "use strict";

  const { string } = zts;
  let listOf;
  let wrap;
  const INTERNAL = { __proto__: null };

  class Headers {
    #list;
    #fixed = false;
    #lines = null;

    constructor(init, list, fixed) {
      if (init === INTERNAL) {
        this.#list = list;
        this.#fixed = fixed;
        return;
      }
      this.#list = host.headersNew();
      if (init === undefined || init === null) return;
      if (typeof init === "object" && #list in init) {
        this.#list = host.headersCopy(init.#list);
        return;
      }
      zts.eachPair(init, "Headers", (name, value) => {
        host.headersAppend(this.#list, string(name), string(value));
      });
    }

    append(name, value) {
      this.#writable();
      host.headersAppend(this.#list, string(name), string(value));
    }

    set(name, value) {
      this.#writable();
      host.headersSet(this.#list, string(name), string(value));
    }

    delete(name) {
      this.#writable();
      host.headersDelete(this.#list, string(name));
    }

    get(name) {
      return host.headersGet(this.#list, string(name));
    }

    has(name) {
      return host.headersHas(this.#list, string(name));
    }

    getSetCookie() {
      const lines = host.headersCookies(this.#list);
      return lines === null ? [] : zts.split(lines, "\n");
    }

    forEach(callback, self) {
      if (typeof callback !== "function") throw new zts.TypeError("callback is not a function");
      for (let i = 0; ; i++) {
        const pair = this.#pairAt(i);
        if (pair === null) return;
        zts.apply(callback, self, [pair[1], pair[0], this]);
      }
    }

    keys() {
      return zts.pairs((index) => this.#pairAt(index), 0);
    }

    values() {
      return zts.pairs((index) => this.#pairAt(index), 1);
    }

    entries() {
      return zts.pairs((index) => this.#pairAt(index), 2);
    }

    #writable() {
      if (this.#fixed) throw new zts.TypeError("The headers of a request cannot be changed");
      this.#lines = null;
    }

    // Names and values hold no line feed, so that one string carries the whole sorted list.
    #pairAt(index) {
      if (this.#lines === null) {
        const flat = host.headersFlat(this.#list);
        this.#lines = flat === "" ? [] : zts.split(flat, "\n");
      }
      const at = 2 * index;
      return at < this.#lines.length ? [this.#lines[at], this.#lines[at + 1]] : null;
    }

    static {
      listOf = (value) =>
        typeof value === "object" && value !== null && #list in value ? value.#list : null;
      wrap = (list, fixed) => new Headers(INTERNAL, list, fixed);
    }
  }
  zts.enumerable(Headers);
  zts.defineProperty(Headers.prototype, zts.iteratorOf, {
    __proto__: null,
    value: Headers.prototype.entries,
    writable: true,
    configurable: true,
  });
  zts.defineProperty(Headers, "length", { __proto__: null, value: 0, configurable: true });

  zts.headerList = listOf;
  zts.wrapHeaders = wrap;
  const own = zts.create(null);
  for (const name of zts.ownKeys(Headers.prototype)) if (typeof name === "string") own[name] = true;
  for (const name of zts.ownKeys(Object.prototype)) if (typeof name === "string") own[name] = true;

  /** A request's headers that are readable as lower-case properties too; methods come first. */
  zts.propertyHeaders = (list) => {
    const headers = wrap(list, true);
    const flat = host.headersFlat(list);
    if (flat === "") return headers;
    const lines = zts.split(flat, "\n");
    for (let i = 0; i < lines.length; i += 2) {
      if (own[lines[i]] !== true) headers[lines[i]] = lines[i + 1];
    }
    return headers;
  };
  zts.publish("Headers", Headers);
}
