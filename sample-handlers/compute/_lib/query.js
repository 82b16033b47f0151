/** Reads a whole number from the query: `{ value }`, or `{ refusal }` with the 400 that says why. */
export function wholeNumber(query, name, { min, max, fallback }) {
  const text = query[name];
  if (text === undefined && fallback !== undefined) {
    return { value: fallback };
  }
  if (text === undefined || !/^-?\d{1,12}$/.test(text) || Number(text) < min || Number(text) > max) {
    return { refusal: refuse(`${name} must be a whole number from ${min} to ${max}`) };
  }
  return { value: Number(text) };
}

export function refuse(error, status = 400) {
  return Response.json({ error }, { status });
}
