// The functions that cases use. It needs a global function emit(string) and takes it away.
// Kept to plain functions, loops and strings: an engine that fails here fails everywhere.
(function () {
  'use strict';
  const emit = globalThis.emit;
  delete globalThis.emit;
  const isArray = Array.isArray;
  const objectKeys = Object.keys;
  const hasOwn = Object.hasOwn;
  const descriptor = Object.getOwnPropertyDescriptor;
  const ErrorClass = Error;
  const deepest = 6;

  function elements(array, depth) {
    let text = '';
    for (let i = 0; i < array.length; i++) {
      text += (i === 0 ? '' : ', ') + (hasOwn(array, i) ? show(array[i], depth) : '<hole>');
    }
    return '[' + text + ']';
  }

  function properties(object, depth) {
    const keys = objectKeys(object);
    let text = '';
    for (let i = 0; i < keys.length; i++) {
      text += (i === 0 ? '' : ', ') + keys[i] + ': ' + show(object[keys[i]], depth);
    }
    return '{' + text + '}';
  }

  function show(value, depth) {
    switch (typeof value) {
      case 'string':
        return depth === 0 ? value : "'" + value + "'";
      case 'number':
        return value === 0 && 1 / value < 0 ? '-0' : '' + value;
      case 'function':
        return '[function ' + value.name + ']';
      case 'symbol':
        return value.toString();
      case 'object':
        break;
      default:
        return '' + value;
    }
    if (value === null) {
      return 'null';
    }
    if (depth === deepest) {
      return '...';
    }
    if (isArray(value)) {
      return elements(value, depth + 1);
    }
    return value instanceof ErrorClass ? '[' + value.name + ']' : properties(value, depth + 1);
  }

  function kind(error) {
    return error instanceof ErrorClass ? error.name : 'threw ' + show(error, 1);
  }

  function define(name, value) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }

  define('print', function print(first) {
    let line = arguments.length === 0 ? '' : show(first, 0);
    for (let i = 1; i < arguments.length; i++) {
      line += ' ' + show(arguments[i], 0);
    }
    emit(line);
  });

  define('thrown', function thrown(action) {
    try {
      return 'no error: ' + show(action(), 1);
    } catch (error) {
      return kind(error);
    }
  });

  define('rejected', function rejected(promise) {
    return promise.then((value) => 'no error: ' + show(value, 1), kind);
  });

  define('flags', function flags(object, key) {
    const found = descriptor(object, key);
    if (found === undefined) {
      return 'none';
    }
    const rest = (found.enumerable ? 'e' : '-') + (found.configurable ? 'c' : '-');
    return hasOwn(found, 'value')
      ? (found.writable ? 'w' : '-') + rest
      : (found.get ? 'g' : '-') + (found.set ? 's' : '-') + rest;
  });
})();
