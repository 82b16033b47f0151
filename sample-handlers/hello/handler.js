/** The smallest useful handler: a greeting as text, as JSON, and an echo. */

const GREETINGS = { en: 'Hello', de: 'Hallo', fr: 'Bonjour', ja: 'こんにちは' };
const MAX_NAME_LENGTH = 64;

function handler(request) {
  const { method, path } = request;
  if (path === '/echo') {
    return method === 'POST' ? echo(request) : methodNotAllowed('POST');
  }
  if (path !== '/' && path !== '/plain' && path !== '/json' && !path.startsWith('/hello/')) {
    return failure(404, `nothing lives at ${path}`);
  }
  if (method !== 'GET' && method !== 'HEAD') {
    return methodNotAllowed('GET, HEAD');
  }
  switch (path) {
    case '/':
      return Response.text('Hello, World!\n');
    case '/plain':
      return 'Hello, World!\n';
    case '/json':
      return Response.json({ message: 'Hello, World!', path, query: request.query });
    default:
      return greet(request, path.slice('/hello/'.length));
  }
}

function greet(request, encodedName) {
  let name;
  try {
    name = decodeURIComponent(encodedName).trim();
  } catch {
    return failure(400, 'the name is not valid percent-encoded UTF-8');
  }
  const length = [...name].length;
  if (length === 0 || length > MAX_NAME_LENGTH) {
    return failure(400, `the name must have 1 to ${MAX_NAME_LENGTH} characters`);
  }
  const language = languageOf(request);
  return Response.text(`${GREETINGS[language]}, ${name}!\n`, {
    headers: { 'content-language': language },
  });
}

/** The `lang` parameter, else the first known language of Accept-Language, else English. */
function languageOf(request) {
  const wanted = request.query.lang ?? request.headers['accept-language'] ?? '';
  for (const range of wanted.split(',')) {
    const tag = range.split(';')[0].trim().toLowerCase().split('-')[0];
    if (Object.hasOwn(GREETINGS, tag)) {
      return tag;
    }
  }
  return 'en';
}

function echo(request) {
  if (request.body === null || request.body === '') {
    return failure(400, 'there is no body to echo');
  }
  return new Response(request.body, {
    headers: {
      'content-type': request.headers.get('content-type') ?? 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
}

function methodNotAllowed(allow) {
  return Response.json({ error: `use ${allow}` }, { status: 405, headers: { allow } });
}

function failure(status, error) {
  return Response.json({ error }, { status });
}
