// Request and Response of the Fetch Standard, with bodies that are known whole.
(zts, host) => {
  "use strict";

  const { text, TypeError, Uint8Array } = zts;
  const INTERNAL = { __proto__: null };
  const TEXT = "text/plain;charset=UTF-8";
  const FORM = "application/x-www-form-urlencoded;charset=UTF-8";
  // Where a body still is: nowhere, in the host's request, in a string, in a Uint8Array of our own.
  const NONE = 0;
  const HOST = 1;
  const STRING = 2;
  const BYTES = 3;

  class Body {
    #kind = NONE;
    #data = null;
    #used = false;

    constructor(kind, data) {
      this.#kind = kind;
      this.#data = data;
    }

    get body() {
      if (this.#kind === NONE) return null;
      throw new TypeError("body: streams are not supported; use text(), json() or bytes()");
    }

    get bodyUsed() {
      return this.#used;
    }

    text() {
      return this.#consume(() => this.#asText());
    }

    json() {
      return this.#consume(() => zts.parseJson(this.#asText()));
    }

    arrayBuffer() {
      return this.#consume(() => zts.viewBuffer(this.#asBytes()));
    }

    bytes() {
      return this.#consume(() => this.#asBytes());
    }

    // Always a promise, as async functions give it, but without looking anything up.
    #consume(read) {
      try {
        if (this.#used) throw new TypeError("The body has already been read");
        if (this.#kind !== NONE) this.#used = true;
        return zts.resolve(read());
      } catch (error) {
        return zts.reject(error);
      }
    }

    #asText() {
      switch (this.#kind) {
        case HOST:
          return host.requestText(this.#data);
        case STRING:
          return stripMark(this.#data);
        case BYTES:
          return stripMark(zts.decode(this.#data));
        default:
          return "";
      }
    }

    #asBytes() {
      switch (this.#kind) {
        case HOST:
          return new Uint8Array(host.requestBytes(this.#data));
        case STRING:
          return zts.encode(this.#data);
        case BYTES:
          return new Uint8Array(zts.copyBytes(this.#data));
        default:
          return new Uint8Array(0);
      }
    }

    static {
      zts.bodyKind = (body) => body.#kind;
      zts.bodyData = (body) => body.#data;
      zts.bodyUsed = (body) => body.#used;
    }
  }
  const stripMark = (string) =>
    zts.charAt(string, 0) === "\ufeff" ? zts.slice(string, 1) : string;

  // What a value is as a body: sets extracted to kind, data and content type.
  const extracted = { __proto__: null, kind: NONE, data: null, type: null };
  const extract = (value) => {
    if (value === undefined || value === null) {
      extracted.kind = NONE;
      extracted.data = null;
      extracted.type = null;
    } else if (typeof value === "string") {
      extracted.kind = STRING;
      extracted.data = value;
      extracted.type = TEXT;
    } else if (zts.isBytes(value)) {
      extracted.kind = BYTES;
      extracted.data = new Uint8Array(zts.copyBytes(value));
      extracted.type = null;
    } else if (zts.isParams(value)) {
      extracted.kind = STRING;
      extracted.data = zts.paramsText(value);
      extracted.type = FORM;
    } else {
      extracted.kind = STRING;
      extracted.data = text(value);
      extracted.type = TEXT;
    }
  };

  // Runs what checks a part of a response, and marks its error as the response's fault.
  const checked = (field, check, argument, other) => {
    try {
      return check(argument, other);
    } catch (error) {
      throw zts.fault(error, field + error.message);
    }
  };

  const headersFrom = (init, type) => checked("headers: ", fillHeaders, init, type);
  const fillHeaders = (init, type) => {
    const list = host.headersNew();
    if (init !== undefined && init !== null) {
      const source = zts.headerList(init);
      if (source !== null) {
        host.headersAddAll(list, source);
      } else {
        zts.eachPair(init, "headers", (name, value) => {
          host.headersAppend(list, zts.string(name), zts.string(value));
        });
      }
    }
    if (type !== null && !host.headersHas(list, "content-type")) {
      host.headersAppend(list, "content-type", type);
    }
    return list;
  };

  class ResponseObject extends Body {
    #status;
    #statusText;
    #type;
    #list;
    #headers = null;

    // A response has either a content type alone or a list; most never need the list.
    constructor(mark, kind, data, status, statusText, type, list) {
      super(kind, data);
      this.#status = status;
      this.#statusText = statusText;
      this.#type = type;
      this.#list = list;
    }

    get status() {
      return this.#status;
    }

    get statusText() {
      return this.#statusText;
    }

    get ok() {
      return this.#status >= 200 && this.#status < 300;
    }

    get redirected() {
      return false;
    }

    get type() {
      return "default";
    }

    get url() {
      return "";
    }

    get headers() {
      if (this.#headers === null) {
        this.#list ??= headersFrom(null, this.#type);
        this.#headers = zts.wrapHeaders(this.#list, false);
      }
      return this.#headers;
    }

    clone() {
      if (this.bodyUsed) throw new TypeError("Response.clone: the body has already been read");
      const list = this.#list === null ? null : host.headersCopy(this.#list);
      return make(
        zts.bodyKind(this), zts.bodyData(this), this.#status, this.#statusText, this.#type, list);
    }

    static {
      zts.isResponse = (value) =>
        typeof value === "object" && value !== null && #status in value;
      zts.sendResponse = (id, response) => {
        if (zts.bodyUsed(response)) {
          host.bad(id, "body: it has already been read");
          return;
        }
        const data = zts.bodyData(response);
        if (data !== null && data.length > zts.maxBody) {
          zts.badLength(id, data.length);
          return;
        }
        host.respond(
          id, response.#status, zts.bodyKind(response), data, response.#type, response.#list);
      };
    }
  }
  // Checked here, because a long string costs most when it is handed over.
  zts.maxBody = host.maxBody();
  zts.badLength = (id, length) => {
    host.bad(id, `body: ${length} is longer than the limit of ${zts.maxBody}`);
  };

  const make = (kind, data, status, statusText, type, list) =>
    new ResponseObject(INTERNAL, kind, data, status, statusText, type, list);

  const statusOf = (init, other) => {
    const status = init === undefined || init === null ? undefined : init.status;
    if (status === undefined) return other;
    return checked("", host.responseStatus, zts.Number(status));
  };
  const statusTextOf = (init) => {
    const given = init === undefined || init === null ? undefined : init.statusText;
    return given === undefined ? "" : checked("", host.reasonPhrase, zts.string(given));
  };

  const build = (kind, data, type, init, other) => {
    const status = statusOf(init, other);
    const statusText = statusTextOf(init);
    if (kind !== NONE) checked("", host.checkBodyAllowed, status);
    const given = init === undefined || init === null ? undefined : init.headers;
    const list = given === undefined ? null : headersFrom(given, type);
    return make(kind, data, status, statusText, type, list);
  };
  const buildText = (string, type, init) => {
    if (init === undefined) return make(STRING, string, 200, "", type, null);
    return build(STRING, string, type, init, 200);
  };

  /** Callable without new too, as the seed's handlers do. */
  function Response(body, init) {
    extract(body);
    const response =
      init === undefined
        ? make(extracted.kind, extracted.data, 200, "", extracted.type, null)
        : build(extracted.kind, extracted.data, extracted.type, init, 200);
    if (new.target !== undefined && new.target !== Response) {
      zts.setPrototypeOf(response, new.target.prototype);
    }
    return response;
  }
  const statics = {
    json(data, init) {
      const json = arguments.length === 0 ? "{}" : checked("body: ", zts.stringify, data);
      if (json === undefined) {
        throw zts.fault(
          new TypeError("Response.json: the value is not JSON"), "body: the value is not JSON");
      }
      return buildText(json, "application/json", init);
    },
    text(value, init) {
      return buildText(
        value === undefined ? "" : text(value), "text/plain; charset=utf-8", init);
    },
    html(value, init) {
      return buildText(value === undefined ? "" : text(value), "text/html; charset=utf-8", init);
    },
    redirect(url, init) {
      const given = typeof init === "object" && init !== null ? init.status : init;
      const status = checked(
        "", host.redirectStatus, given === undefined ? 302 : zts.Number(given));
      const headers = typeof init === "object" && init !== null ? init.headers : undefined;
      const list = headersFrom(headers, null);
      host.headersSet(list, "location", host.location(text(url)));
      return make(NONE, null, status, "", null, list);
    },
    error() {
      throw new TypeError("Response.error: network errors cannot be sent");
    },
  };
  for (const name of zts.ownKeys(statics)) {
    zts.defineProperty(Response, name, {
      __proto__: null,
      value: statics[name],
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }

  class RequestObject extends Body {
    #method;
    #source;
    #url;
    #path;
    #query;
    #params;
    #headers;

    constructor(mark, kind, data, source, method, url, path, query, params, headers) {
      super(kind, data);
      this.#source = source;
      this.#method = method;
      this.#url = url;
      this.#path = path;
      this.#query = query;
      this.#params = params;
      this.#headers = headers;
    }

    get method() {
      return this.#method;
    }

    get url() {
      this.#url ??= host.requestUrl(this.#source);
      return this.#url;
    }

    get path() {
      this.#path ??= host.urlGet(host.urlParse(this.url, null), "pathname");
      return this.#path;
    }

    get query() {
      this.#query ??=
        this.#source === null
          ? host.queryRecord(zts.slice(host.urlGet(host.urlParse(this.url, null), "search"), 1))
          : host.requestQuery(this.#source);
      return this.#query;
    }

    get params() {
      this.#params ??= this.#source === null ? zts.create(null) : host.requestParams(this.#source);
      return this.#params;
    }

    get headers() {
      this.#headers ??= zts.wrapHeaders(host.requestHeaders(this.#source), true);
      return this.#headers;
    }

    get redirect() {
      return "follow";
    }

    clone() {
      if (this.bodyUsed) throw new TypeError("Request.clone: the body has already been read");
      const headers =
        this.#source === null
          ? zts.wrapHeaders(host.headersCopy(zts.headerList(this.#headers)), false)
          : this.#headers;
      return new RequestObject(
        INTERNAL, zts.bodyKind(this), zts.bodyData(this), this.#source, this.#method, this.#url,
        this.#path, this.#query, this.#params, headers);
    }

    static {
      zts.isRequest = (value) => typeof value === "object" && value !== null && #method in value;
    }
  }

  function Request(input, init) {
    if (new.target === undefined) throw new TypeError("Request: use new");
    if (arguments.length === 0) throw new TypeError("Request: 1 argument required");
    const from = zts.isRequest(input) ? input : null;
    const options = init ?? zts.create(null);
    const method = host.requestMethod(
      options.method === undefined ? (from === null ? "GET" : from.method) : zts.string(options.method));
    const url =
      from === null ? host.urlGet(host.urlParse(text(input), null), "href") : from.url;
    let kind = NONE;
    let data = null;
    let type = null;
    if (options.body !== undefined && options.body !== null) {
      if (method === "GET" || method === "HEAD") {
        throw new TypeError(`Request: ${method} cannot have a body`);
      }
      extract(options.body);
      kind = extracted.kind;
      data = extracted.data;
      type = extracted.type;
    } else if (from !== null) {
      if (from.bodyUsed) throw new TypeError("Request: the body has already been read");
      kind = zts.bodyKind(from);
      data = zts.bodyData(from);
    }
    const given = options.headers ?? (from === null ? null : from.headers);
    const headers = zts.wrapHeaders(headersFrom(given, type), false);
    const params = from === null ? null : from.params;
    const request = new RequestObject(
      INTERNAL, kind, data, null, method, url, null, null, params, headers);
    if (new.target !== Request) zts.setPrototypeOf(request, new.target.prototype);
    return request;
  }

  // The constructors that handlers see are functions over the classes: the classes' own, which
  // take internals, are unreachable.
  for (const [outer, inner] of [
    [Response, ResponseObject],
    [Request, RequestObject],
  ]) {
    for (const name of zts.ownKeys(Body.prototype)) {
      if (name === "constructor") continue;
      zts.defineProperty(inner.prototype, name, zts.descriptor(Body.prototype, name));
    }
    zts.setPrototypeOf(inner.prototype, Object.prototype);
    zts.enumerable(inner);
    zts.defineProperty(inner.prototype, zts.tagOf, {
      __proto__: null,
      value: outer.name,
      configurable: true,
    });
    zts.defineProperty(inner.prototype, "constructor", {
      __proto__: null,
      value: outer,
      writable: true,
      configurable: true,
    });
    zts.defineProperty(outer, "prototype", { __proto__: null, value: inner.prototype, writable: false });
  }
  zts.defineProperty(Response, "length", { __proto__: null, value: 0, configurable: true });

  zts.requestOf = (source, method, path, hasBody, hasQuery, hasParams) =>
    new RequestObject(
      INTERNAL, hasBody ? HOST : NONE, source, source, method, null, path,
      hasQuery ? null : zts.create(null), hasParams ? null : zts.create(null), null);

  zts.publish("Response", Response);
  zts.publish("Request", Request);
}
