/** Dotted paths into plain objects: `price.amount`. */

const PATH = /^[A-Za-z_][\w-]{0,39}(?:\.[A-Za-z_][\w-]{0,39}){0,7}$/;

export function isPath(path) {
  return typeof path === 'string' && PATH.test(path);
}

/** The value at a path, undefined if there is none; looks at own properties only. */
export function at(value, path) {
  return path
    .split('.')
    .reduce((inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value);
}

/** A new object with the values of some paths, nested as before; missing ones are left out. */
export function pick(value, paths) {
  const picked = {};
  for (const path of paths) {
    const found = at(value, path);
    if (found === undefined) {
      continue;
    }
    const names = path.split('.');
    const last = names.pop();
    let target = picked;
    for (const name of names) {
      if (!Object.hasOwn(target, name) || !isObject(target[name])) {
        define(target, name, {});
      }
      target = target[name];
    }
    define(target, last, found);
  }
  return picked;
}

export function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Sets an own property, whatever its name. */
export function define(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Order of numbers by value, then of everything else as text; missing values come last. */
export function compare(a, b) {
  const [missingA, missingB] = [a === undefined || a === null, b === undefined || b === null];
  if (missingA || missingB) {
    return Number(missingA) - Number(missingB);
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
