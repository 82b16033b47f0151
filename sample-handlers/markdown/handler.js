import { toHtml } from './_lib/blocks.js';

const MAX_CHARACTERS = 200_000;
const SAMPLE = '# Markdown\n\nPOST a document to `/render` to get it as **HTML**.\n';

export default async function (request) {
  switch (request.path) {
    case '/':
      return request.method === 'GET' ? Response.html(toHtml(SAMPLE)) : methodNotAllowed('GET');
    case '/render':
      return request.method === 'POST' ? render(request) : methodNotAllowed('POST');
    default:
      return Response.json({ error: 'no such page' }, { status: 404 });
  }
}

async function render(request) {
  const type = (request.headers.get('content-type') ?? 'text/markdown').split(';')[0].trim().toLowerCase();
  if (type !== 'text/markdown' && type !== 'text/plain') {
    return Response.json({ error: 'send text/markdown or text/plain' }, { status: 415 });
  }
  const text = await request.text();
  if (text.length > MAX_CHARACTERS) {
    return Response.json({ error: `at most ${MAX_CHARACTERS} characters` }, { status: 413 });
  }
  const html = toHtml(text);
  return request.query.format === 'json' ? Response.json({ characters: [...text].length, html }) : Response.html(html);
}

function methodNotAllowed(allow) {
  return Response.json({ error: `use ${allow}` }, { status: 405, headers: { allow } });
}
