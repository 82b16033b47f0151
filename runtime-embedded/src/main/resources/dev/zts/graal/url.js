// URL and URLSearchParams over dev.zts.web.
(zts, host) => {
  "use strict";

  const { text } = zts;
  const INTERNAL = { __proto__: null };

  class URLSearchParams {
    #params;

    constructor(init, params) {
      if (init === INTERNAL) {
        this.#params = params;
        return;
      }
      if (init === undefined || init === null || (typeof init !== "object" && typeof init !== "function")) {
        this.#params = host.paramsParse(init === undefined ? "" : text(init));
        return;
      }
      this.#params = host.paramsParse("");
      zts.eachPair(init, "URLSearchParams", (name, value) => {
        host.paramsAppend(this.#params, text(name), text(value));
      });
    }

    get size() {
      return host.paramsSize(this.#params);
    }

    append(name, value) {
      host.paramsAppend(this.#params, text(name), text(value));
    }

    delete(name, value) {
      host.paramsDelete(this.#params, text(name), value === undefined ? null : text(value));
    }

    get(name) {
      return host.paramsGet(this.#params, text(name));
    }

    getAll(name) {
      const wanted = text(name);
      const all = [];
      for (let i = 0; ; i++) {
        const pair = this.#pairAt(i);
        if (pair === null) return all;
        if (pair[0] === wanted) all[all.length] = pair[1];
      }
    }

    has(name, value) {
      return host.paramsHas(this.#params, text(name), value === undefined ? null : text(value));
    }

    set(name, value) {
      host.paramsSet(this.#params, text(name), text(value));
    }

    sort() {
      host.paramsSort(this.#params);
    }

    toString() {
      return host.paramsString(this.#params);
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

    #pairAt(index) {
      return index < host.paramsSize(this.#params)
        ? [host.paramsName(this.#params, index), host.paramsValue(this.#params, index)]
        : null;
    }

    static {
      zts.isParams = (value) => typeof value === "object" && value !== null && #params in value;
      zts.paramsText = (value) => host.paramsString(value.#params);
    }
  }
  zts.enumerable(URLSearchParams);
  zts.defineProperty(URLSearchParams.prototype, zts.iteratorOf, {
    __proto__: null,
    value: URLSearchParams.prototype.entries,
    writable: true,
    configurable: true,
  });
  zts.defineProperty(URLSearchParams, "length", { __proto__: null, value: 0, configurable: true });

  class URL {
    #url;
    #params = null;

    constructor(url, base) {
      if (arguments.length === 0) throw new zts.TypeError("URL: 1 argument required");
      this.#url = host.urlParse(text(url), base === undefined ? null : text(base));
    }

    static canParse(url, base) {
      return host.urlCanParse(text(url), base === undefined ? null : text(base));
    }

    static parse(url, base) {
      return URL.canParse(url, base) ? new URL(url, base) : null;
    }

    get searchParams() {
      this.#params ??= new URLSearchParams(INTERNAL, host.urlParams(this.#url));
      return this.#params;
    }

    toString() {
      return host.urlGet(this.#url, "href");
    }

    toJSON() {
      return host.urlGet(this.#url, "href");
    }

    static {
      zts.isUrl = (value) => typeof value === "object" && value !== null && #url in value;
      zts.urlText = (value) => host.urlGet(value.#url, "href");
      for (const part of [
        "href", "protocol", "username", "password", "host", "hostname", "port", "pathname",
        "search", "hash",
      ]) {
        zts.defineProperty(URL.prototype, part, {
          __proto__: null,
          configurable: true,
          get() {
            return host.urlGet(this.#url, part);
          },
          set(value) {
            host.urlSet(this.#url, part, text(value));
          },
        });
      }
      zts.defineProperty(URL.prototype, "origin", {
        __proto__: null,
        configurable: true,
        get() {
          return host.urlGet(this.#url, "origin");
        },
      });
    }
  }
  zts.enumerable(URL);

  zts.publish("URLSearchParams", URLSearchParams);
  zts.publish("URL", URL);
}
