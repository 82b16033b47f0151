/**
 * A small schema checker. A schema is a function `(value, path, errors)` that pushes
 * `{ path, message }` for each thing that is wrong; paths look like `items[0].quantity`.
 */

export function check(schema, value) {
  const errors = [];
  schema(value, '', errors);
  return errors;
}

export function string({ min = 0, max = Infinity, pattern = null, hint = '' } = {}) {
  return (value, path, errors) => {
    if (typeof value !== 'string') {
      errors.push({ path, message: 'must be a string' });
      return;
    }
    const length = [...value.trim()].length;
    if (length < min || length > max) {
      errors.push({ path, message: `must have ${min} to ${max} characters` });
    } else if (pattern !== null && !pattern.test(value)) {
      errors.push({ path, message: `must be ${hint}` });
    }
  };
}

export function integer({ min, max }) {
  return (value, path, errors) => {
    if (!Number.isInteger(value)) {
      errors.push({ path, message: 'must be a whole number' });
    } else if (value < min || value > max) {
      errors.push({ path, message: `must be ${min} to ${max}` });
    }
  };
}

export function oneOf(...choices) {
  return (value, path, errors) => {
    if (!choices.includes(value)) {
      errors.push({ path, message: `must be one of ${choices.join(', ')}` });
    }
  };
}

export function arrayOf(item, { min, max }) {
  return (value, path, errors) => {
    if (!Array.isArray(value)) {
      errors.push({ path, message: 'must be an array' });
      return;
    }
    if (value.length < min || value.length > max) {
      errors.push({ path, message: `must have ${min} to ${max} entries` });
      return;
    }
    value.forEach((entry, index) => item(entry, `${path}[${index}]`, errors));
  };
}

/** Fields in the given order, then the names that no field has. */
export function object(required, optional = {}) {
  return (value, path, errors) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      errors.push({ path, message: 'must be an object' });
      return;
    }
    const at = (name) => (path === '' ? name : `${path}.${name}`);
    for (const [name, schema] of Object.entries(required)) {
      if (Object.hasOwn(value, name)) {
        schema(value[name], at(name), errors);
      } else {
        errors.push({ path: at(name), message: 'is required' });
      }
    }
    for (const [name, schema] of Object.entries(optional)) {
      if (Object.hasOwn(value, name)) {
        schema(value[name], at(name), errors);
      }
    }
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(required, name) && !Object.hasOwn(optional, name)) {
        errors.push({ path: at(name), message: 'is not a known field' });
      }
    }
  };
}
