import { corpus } from './_data/corpus.js';
import { highlight } from './_lib/highlight.js';
import { Index } from './_lib/index.js';
import { fold, words } from './_lib/text.js';

const MAX_QUERY = 200;
const index = new Index(corpus);
const byId = new Map(corpus.map((document) => [document.id, document]));

export default {
  fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method !== 'GET') {
      return failure(405, 'use GET', { allow: 'GET' });
    }
    if (pathname === '/search') {
      return search(searchParams);
    }
    if (pathname === '/stats') {
      return Response.json({ documents: index.size, terms: index.vocabulary });
    }
    if (pathname === '/suggest') {
      return suggest(searchParams);
    }
    return pathname.startsWith('/documents/') ? show(pathname.slice('/documents/'.length)) : failure(404, 'no such page');
  },
};

function search(parameters) {
  const query = (parameters.get('q') ?? '').trim();
  if (query === '' || [...query].length > MAX_QUERY) {
    return failure(400, `q must have 1 to ${MAX_QUERY} characters`);
  }
  const limit = parameters.get('limit') ?? '10';
  if (!/^\d{1,2}$/.test(limit) || Number(limit) < 1 || Number(limit) > 50) {
    return failure(400, 'limit must be a whole number from 1 to 50');
  }
  const mode = parameters.get('mode') ?? 'all';
  if (mode !== 'all' && mode !== 'any') {
    return failure(400, 'mode must be all or any');
  }
  const groups = groupsOf(query);
  const found = groups.length === 0 ? [] : index.find(groups, { any: mode === 'any' });
  const wanted = new Set(groups.flat());
  return Response.json({
    query,
    total: found.length,
    hits: found.slice(0, Number(limit)).map(({ document: { id, title, text }, score }) => ({
      id,
      score: Math.round(score * 10_000) / 10_000,
      title: highlight(title, wanted),
      text: highlight(text, wanted),
    })),
  });
}

/** One group of terms per word; a word with `*` behind it stands for all terms it begins. */
function groupsOf(query) {
  const groups = [];
  for (const part of query.split(/\s+/)) {
    if (part.endsWith('*')) {
      const prefix = fold(part.replace(/[^\p{L}\p{N}\p{M}]/gu, ''));
      if (prefix !== '') {
        groups.push(index.expand(prefix));
      }
    } else {
      groups.push(...[...words(part)].map(({ term }) => [term]));
    }
  }
  return groups;
}

function suggest(parameters) {
  const prefix = fold((parameters.get('prefix') ?? '').trim());
  if (!/^[\p{L}\p{N}]{1,30}$/u.test(prefix)) {
    return failure(400, 'prefix must be 1 to 30 letters or digits');
  }
  return Response.json({ prefix, terms: index.expand(prefix).slice(0, 10) });
}

function show(encodedId) {
  let id;
  try {
    id = decodeURIComponent(encodedId);
  } catch {
    return failure(400, 'the id is not valid percent-encoded UTF-8');
  }
  const document = byId.get(id);
  return document === undefined ? failure(404, `there is no document ${id}`) : Response.json(document);
}

function failure(status, error, headers = {}) {
  return Response.json({ error }, { status, headers });
}
