/** Answers that every route of this API gives in the same form. */

export function failure(status, error, details = undefined) {
  return Response.json(details === undefined ? { error } : { error, details }, { status });
}

/**
 * Reads a JSON object from the body.
 * Gives `{ value }`, or `{ refusal }` with the response that says what is wrong.
 */
export async function readJsonObject(request) {
  const type = (request.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase();
  if (type !== 'application/json') {
    return { refusal: failure(415, 'send the body as application/json') };
  }
  const text = await request.text();
  if (text.trim() === '') {
    return { refusal: failure(400, 'the body is empty') };
  }
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { refusal: failure(400, 'the body is not valid JSON') };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { refusal: failure(422, 'invalid', [{ path: '', message: 'must be an object' }]) };
  }
  return { value };
}
