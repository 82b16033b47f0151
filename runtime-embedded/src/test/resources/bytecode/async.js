async function waits(p) { try { return await p; } finally { await 1; } }
const arrow = async (x) => await x;
async function* stream(source) {
  for await (const x of source) yield x;
  yield* source;
  return 1;
}
