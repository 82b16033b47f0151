/** Parses access logs in the common and combined formats and sums them up. */

const LINE = new RegExp(
  [
    '^(?<client>\\S+) \\S+ (?<user>\\S+)',
    ' \\[(?<day>\\d{2})/(?<month>[A-Z][a-z]{2})/(?<year>\\d{4}):(?<time>\\d{2}:\\d{2}:\\d{2}) [+-]\\d{4}\\]',
    ' "(?<method>[A-Z]{3,10}) (?<target>(?:[^"\\\\\\s]|\\\\.)+)(?: HTTP/(?<version>\\d(?:\\.\\d)?))?"',
    ' (?<status>[1-5]\\d{2}) (?<bytes>\\d{1,15}|-)',
    '(?: "(?<referrer>(?:[^"\\\\]|\\\\.)*)" "(?<agent>(?:[^"\\\\]|\\\\.)*)")?$',
  ].join(''),
);
const BOT = /\b(?:bot|crawler|spider)\b|bot\//i;
const MAX_TOP = 50;
const MAX_REJECTED_SHOWN = 5;
const REJECTED_LENGTH = 60;

function handler(request) {
  if (request.path !== '/') {
    return failure(404, 'POST an access log to /');
  }
  if (request.method !== 'POST') {
    return Response.json({ error: 'use POST' }, { status: 405, headers: { allow: 'POST' } });
  }
  const top = request.query.top ?? '5';
  if (!/^\d{1,2}$/.test(top) || Number(top) < 1 || Number(top) > MAX_TOP) {
    return failure(400, `top must be a whole number from 1 to ${MAX_TOP}`);
  }
  const lines = (request.body ?? '').split(/\r?\n/).filter((line) => line !== '');
  if (lines.length === 0) {
    return failure(400, 'there is no line in the body');
  }
  return Response.json(summary(lines, Number(top)));
}

function summary(lines, top) {
  const byStatus = new Map();
  const byMethod = new Map();
  const paths = new Map();
  const clients = new Set();
  const sizes = [];
  const rejected = [];
  let bots = 0;
  lines.forEach((line, index) => {
    const match = LINE.exec(line);
    if (match === null) {
      rejected.push({ line: index + 1, text: [...line].slice(0, REJECTED_LENGTH).join('') });
      return;
    }
    const { client, method, target, status, bytes, agent = '' } = match.groups;
    const size = bytes === '-' ? 0 : Number(bytes);
    const path = target.replace(/[?#].*$/, '');
    increment(byStatus, status);
    increment(byMethod, method);
    const entry = paths.get(path) ?? { path, hits: 0, bytes: 0, failures: 0 };
    entry.hits++;
    entry.bytes += size;
    entry.failures += status >= '400' ? 1 : 0;
    paths.set(path, entry);
    clients.add(client);
    sizes.push(size);
    bots += BOT.test(agent) ? 1 : 0;
  });
  return {
    lines: lines.length,
    parsed: sizes.length,
    rejected: { count: lines.length - sizes.length, first: rejected.slice(0, MAX_REJECTED_SHOWN) },
    clients: clients.size,
    bots,
    byStatus: Object.fromEntries([...byStatus].sort(byName)),
    byMethod: Object.fromEntries([...byMethod].sort(byName)),
    paths: [...paths.values()]
      .sort((a, b) => b.hits - a.hits || b.bytes - a.bytes || byName([a.path], [b.path]))
      .slice(0, top),
    bytes: distribution(sizes),
  };
}

function increment(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function byName([a], [b]) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Nearest-rank percentiles; null without values. */
function distribution(sizes) {
  if (sizes.length === 0) {
    return null;
  }
  const sorted = Float64Array.from(sizes).sort();
  const rank = (percent) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  return {
    total: sizes.reduce((sum, size) => sum + size, 0),
    min: sorted[0],
    p50: rank(50),
    p90: rank(90),
    p99: rank(99),
    max: sorted[sorted.length - 1],
  };
}

function failure(status, error) {
  return Response.json({ error }, { status });
}
