/** Routes by method and pattern; `:name` takes one segment and is handed over decoded. */
export class Router {
  #routes = [];

  on(method, pattern, action) {
    const names = [];
    const source = pattern.replace(/:(\w+)|[.*+?^${}()|[\]\\]/g, (part, name) => {
      if (name === undefined) {
        return `\\${part}`;
      }
      names.push(name);
      return '([^/]+)';
    });
    this.#routes.push({ method, regexp: new RegExp(`^${source}$`), names, action });
    return this;
  }

  /** Gives `{ action, params }`, `{ allow }` if only the method is wrong, or `{}`. */
  find(method, path) {
    const allow = new Set();
    for (const { method: expected, regexp, names, action } of this.#routes) {
      const match = regexp.exec(path);
      if (match === null) {
        continue;
      }
      if (expected === method) {
        return { action, params: Router.#decode(names, match) };
      }
      allow.add(expected);
    }
    return allow.size > 0 ? { allow: [...allow].sort().join(', ') } : {};
  }

  static #decode(names, match) {
    const params = {};
    names.forEach((name, index) => {
      try {
        params[name] = decodeURIComponent(match[index + 1]);
      } catch {
        throw new BadRequest(`the ${name} in the path is not valid percent-encoded UTF-8`);
      }
    });
    return params;
  }
}

/** The client's fault; becomes the given status with the message as error. */
export class BadRequest extends Error {
  constructor(message, status = 400) {
    super(message);
    this.name = 'BadRequest';
    this.status = status;
  }
}
