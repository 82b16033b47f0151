/**
 * How not to write a handler. It gives right answers, and takes the expensive way to each of them.
 * The comments name the opcodes that keep a function in the interpreter (the pattern table of the
 * seed), or what else the profiler should point at.
 */

const SLOW_EVERY = 50;
const SLOW_MILLIS = 30;
const LEAK_LIMIT = 20_000;
const MAX_SIZE = 500;

let answered = 0;

function handler(request) {
  remember(request);
  stallSometimes();
  const { method, path, query } = request;
  if (path === '/report' && method === 'GET') {
    const size = Number(query.size ?? 100);
    if (!Number.isInteger(size) || size < 1 || size > MAX_SIZE) {
      return { status: 400, headers: { 'content-type': 'application/json' }, body: '{"error":"size must be 1 to 500"}' };
    }
    return answer(200, report(size));
  }
  if (path === '/sum' && method === 'POST') {
    return sumOfBody(request.body);
  }
  if (path === '/words' && method === 'POST') {
    return answer(200, words(request.body ?? ''));
  }
  return answer(404, { error: 'no such page' });
}

/** Global leak: a property of globalThis grows with every request and is never read. */
function remember({ method, url, headers }) {
  globalThis.everyRequest ??= [];
  if (globalThis.everyRequest.length < LEAK_LIMIT) {
    globalThis.everyRequest.push({ method, url, agent: headers['user-agent'], padding: 'x'.repeat(64) });
  }
}

/** Tail latency: every fiftieth request of a runtime spins for 30 ms. */
function stallSometimes() {
  answered++;
  if (answered % SLOW_EVERY === 0) {
    const end = performance.now() + SLOW_MILLIS;
    while (performance.now() < end);
  }
}

/** `call_spread`, `array_spread`, `make_closure`, `get_upvalue`: four copies where none is needed. */
function report(size) {
  let values = [];
  for (let i = 0; i < size; i++) {
    values = [...values, (i * 7919) % 1009];
  }
  const by = (divisor) => (value) => value % divisor === 0;
  const largest = Math.max(...values);
  const smallest = Math.min(...values);
  return {
    size,
    sum: values.reduce((sum, value) => [...[sum, value]].reduce((a, b) => a + b), 0),
    even: values.filter(by(2)).length,
    threes: values.map((value) => ({ ...{ value } })).filter(({ value }) => by(3)(value)).length,
    largest,
    smallest,
    kinds: kinds(values),
    digits: digits(values),
    far: far(values),
  };
}

class Small {
  constructor(value) {
    this.value = value;
  }

  weight() {
    return 1;
  }
}

class Medium {
  constructor(value) {
    this.tag = 'medium';
    this.value = value;
  }

  weight() {
    return 2;
  }
}

class Large {
  constructor(value) {
    this.a = this.b = this.c = 0;
    this.value = value;
  }

  weight() {
    return 3;
  }
}

/** `call_ic`, `instanceof`: one call site, five shapes. */
function kinds(values) {
  const weigh = (thing) => thing.weight() + (thing instanceof Large ? 10 : 0);
  const things = values.map((value, index) => {
    switch (index % 5) {
      case 0:
        return new Small(value);
      case 1:
        return new Medium(value);
      case 2:
        return new Large(value);
      case 3:
        return { weight: () => 4, value };
      default:
        return Object.assign(Object.create({ weight: () => 5 }), { [`extra${index % 16}`]: true, value });
    }
  });
  return things.reduce((sum, thing) => sum + weigh(thing), 0);
}

/** `delete_elem`, `put_upvalue`: an object as a map that loses its shape with every key. */
function digits(values) {
  const counts = {};
  for (const value of values) {
    for (const digit of String(value).split('')) {
      counts[`d${digit}`] = (counts[`d${digit}`] ?? 0) + 1;
    }
  }
  let rare = 0;
  Object.keys(counts).forEach((key) => {
    if (counts[key] < 10) {
      delete counts[key];
      rare++;
    }
  });
  return { rare, common: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** `push_i16`, `get_length`: wide constants and a length read on every turn. */
function far(values) {
  let state = 12_345;
  for (let i = 0; i < values.length; i++) {
    state = (state * 31_001 + values[i] * 257) % 32_749;
  }
  return state;
}

/** Exceptions as control flow: every value that is no number throws. */
function sumOfBody(body) {
  let values;
  try {
    values = JSON.parse(body);
  } catch {
    return answer(400, { error: 'the body is not valid JSON' });
  }
  if (!Array.isArray(values)) {
    return answer(422, { error: 'the body must be an array' });
  }
  let sum = 0;
  let skipped = 0;
  for (const value of values) {
    try {
      sum += numberOf(value);
    } catch (error) {
      if (!(error instanceof TypeError)) {
        throw error;
      }
      skipped++;
    }
  }
  return answer(200, { sum, skipped });
}

function numberOf(value) {
  if (typeof value !== 'number') {
    throw new TypeError(`not a number: ${JSON.stringify(value)}`);
  }
  return value;
}

/** Quadratic text building: every word copies all that came before it. */
function words(text) {
  let joined = '';
  const seen = [];
  for (const word of text.split(/\s+/)) {
    if (word !== '' && !seen.some((other) => other === word)) {
      seen.push(word);
      joined = [...joined, ...(joined === '' ? word : ` ${word}`)].join('');
    }
  }
  return { distinct: seen.length, joined };
}

/** Serialises twice to be sure. */
function answer(status, value) {
  const body = JSON.stringify(JSON.parse(JSON.stringify(structuredClone(value))));
  return { status, headers: { 'content-type': 'application/json', 'x-answered-by': 'bad' }, body };
}
