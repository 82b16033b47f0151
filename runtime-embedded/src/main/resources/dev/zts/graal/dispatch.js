// Finds what an entry exports, hands it requests and tells the host what came of them.
(zts, host) => {
  "use strict";

  const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
  const KIND_NONE = 0;
  const KIND_STRING = 2;
  const KIND_BYTES = 3;

  /** The plain object that handler(request) gets. */
  const plainRequest = (source, method, target, path, hasBody, hasQuery, hasParams) => {
    let headers = null;
    return {
      url: target,
      method,
      path,
      query: hasQuery ? host.requestQuery(source) : zts.create(null),
      params: hasParams ? host.requestParams(source) : zts.create(null),
      get headers() {
        headers ??= zts.propertyHeaders(host.requestHeaders(source));
        return headers;
      },
      set headers(value) {
        headers = value;
      },
      body: hasBody ? host.requestText(source) : null,
    };
  };

  const typeName = (value) => {
    if (value === null) return "null";
    if (zts.isArray(value)) return "an array";
    switch (typeof value) {
      case "undefined":
        return "undefined";
      case "object":
        return "an object";
      case "function":
        return "a function";
      case "string":
        return "a string";
      default:
        return `the ${typeof value} ${zts.String(value)}`;
    }
  };

  const sendPlain = (id, result) => {
    const hasStatus = zts.hasOwn(result, "status");
    const hasBody = zts.hasOwn(result, "body");
    const hasHeaders = zts.hasOwn(result, "headers");
    if (!hasStatus && !hasBody && !hasHeaders) {
      host.bad(
        id, "response: an object without status, body or headers; return a Response, a string or"
          + " an object with at least one of them");
      return;
    }
    const status = hasStatus ? result.status : undefined;
    if (status !== undefined && typeof status !== "number") {
      host.bad(id, `status: ${typeName(status)}; it must be a whole number from 200 to 599`);
      return;
    }
    const body = hasBody ? result.body : undefined;
    let kind = KIND_NONE;
    let data = null;
    if (typeof body === "string") {
      kind = KIND_STRING;
      data = body;
    } else if (body !== undefined && body !== null) {
      if (!zts.isBytes(body)) {
        host.bad(id, `body: ${typeName(body)}; it must be a string, an ArrayBuffer or null`);
        return;
      }
      kind = KIND_BYTES;
      data = new zts.Uint8Array(zts.copyBytes(body));
    }
    if (data !== null && data.length > zts.maxBody) {
      zts.badLength(id, data.length);
      return;
    }
    let list = null;
    const headers = hasHeaders ? result.headers : undefined;
    if (headers !== undefined && headers !== null) {
      list = zts.headerList(headers);
      if (list === null) {
        if (typeof headers !== "object") {
          host.bad(id, `headers: ${typeName(headers)}; it must be an object`);
          return;
        }
        list = host.headersNew();
        if (!plainHeaders(id, list, headers)) return;
      }
    }
    host.respond(id, status ?? 200, kind, data, null, list);
  };

  const plainHeaders = (id, list, headers) => {
    const names = zts.keys(headers);
    for (let i = 0; i < names.length; i++) {
      const value = headers[names[i]];
      if (value === undefined || value === null) continue;
      const values = zts.isArray(value) ? value : [value];
      for (let j = 0; j < values.length; j++) {
        const type = typeof values[j];
        if (type !== "string" && type !== "number" && type !== "boolean") {
          host.bad(id, `headers.${names[i]}: ${typeName(values[j])}; it must be a string`);
          return false;
        }
        try {
          host.headersAppend(list, names[i], `${values[j]}`);
        } catch (error) {
          host.bad(id, `headers: ${error.message}`);
          return false;
        }
      }
    }
    return true;
  };

  const accept = (id, result, plain) => {
    if (zts.isResponse(result)) {
      zts.sendResponse(id, result);
    } else if (!plain) {
      host.bad(id, `response: ${typeName(result)}; return a Response`);
    } else if (typeof result === "string") {
      if (result.length > zts.maxBody) {
        zts.badLength(id, result.length);
      } else {
        host.respond(id, 200, KIND_STRING, result, null, null);
      }
    } else if (typeof result === "object" && result !== null && !zts.isArray(result)) {
      sendPlain(id, result);
    } else {
      host.bad(
        id, `response: ${typeName(result)}; return a Response, a string or an object with status,`
          + " body or headers");
    }
  };

  const settle = (id, result, plain) => {
    if (typeof result === "object" && result !== null && !zts.isResponse(result)) {
      if (typeof result.then === "function") {
        zts.then(
          zts.then(zts.resolve(result), (value) => {
            accept(id, value, plain);
          }),
          undefined,
          (error) => {
            host.failed(id, error);
          });
        return;
      }
    }
    accept(id, result, plain);
  };

  const context = () => ({
    waitUntil(promise) {
      zts.then(zts.resolve(promise), undefined, (error) => {
        host.rejected(error);
      });
    },
    passThroughOnException() {},
  });

  const runners = {
    __proto__: null,
    plain: (handler) => (id, source, method, target, path, hasBody, hasQuery, hasParams) => {
      settle(
        id,
        handler(plainRequest(source, method, target, path, hasBody, hasQuery, hasParams)),
        true);
    },
    fetcher: (object) => (id, source, method, target, path, hasBody, hasQuery, hasParams) => {
      const request = zts.requestOf(source, method, path, hasBody, hasQuery, hasParams);
      settle(id, object.fetch(request, {}, context()), false);
    },
    plainFunction: (handler) => (id, source, method, target, path, hasBody, hasQuery, hasParams) => {
      const request = zts.requestOf(source, method, path, hasBody, hasQuery, hasParams);
      settle(id, handler(request, {}, context()), false);
    },
    methods: (byMethod, allow) => (id, source, method, target, path, hasBody, hasQuery, hasParams) => {
      const handler = byMethod[method] ?? (method === "HEAD" ? byMethod.GET : undefined);
      if (handler === undefined) {
        host.methodNotAllowed(id, allow);
        return;
      }
      const request = zts.requestOf(source, method, path, hasBody, hasQuery, hasParams);
      settle(id, handler(request, {}, context()), false);
    },
  };

  const runnerOf = (exports, augmented) => {
    const main = exports.default;
    if (typeof main === "function") return runners.plainFunction(main);
    if (typeof main === "object" && main !== null && typeof main.fetch === "function") {
      return runners.fetcher(main);
    }
    const byMethod = zts.create(null);
    let allow = "";
    for (let i = 0; i < METHODS.length; i++) {
      const candidate = exports[METHODS[i]];
      if (typeof candidate === "function") {
        byMethod[METHODS[i]] = candidate;
        allow += (allow === "" ? "" : ", ") + METHODS[i];
      }
    }
    if (allow !== "") {
      if (byMethod.GET !== undefined && byMethod.HEAD === undefined) allow += ", HEAD";
      return runners.methods(byMethod, allow);
    }
    const handler = exports[augmented] ?? exports.handler;
    return typeof handler === "function" ? runners.plain(handler) : null;
  };

  /** Loads an entry; calls loaded(runner or null) or failed(error) from a microtask. */
  zts.load = (path, augmented, loaded, failed) => {
    zts.then(
      import(path),
      (exports) => {
        loaded(runnerOf(exports, augmented));
      },
      (error) => {
        failed(error);
      });
  };

  const graal = globalThis.Graal;
  if (graal !== undefined && typeof graal.setUnhandledPromiseRejectionHandler === "function") {
    graal.setUnhandledPromiseRejectionHandler((reason) => {
      host.rejected(reason);
    });
  }
  for (const name of ["Graal", "Polyglot", "Java", "print", "printErr", "load", "loadWithNewGlobal",
    "arguments", "SharedArrayBuffer", "Atomics", "quit", "exit", "readline", "WebAssembly"]) {
    delete globalThis[name];
  }
}
