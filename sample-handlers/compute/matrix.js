import { refuse, wholeNumber } from './_lib/query.js';

const MAX_SIZE = 150;

/** Multiplies two generated n×n matrices and sums the product up. */
export function GET({ query }) {
  const size = wholeNumber(query, 'n', { min: 1, max: MAX_SIZE });
  if (size.refusal) {
    return size.refusal;
  }
  const seed = wholeNumber(query, 'seed', { min: 0, max: 2_147_483_647, fallback: 1 });
  if (seed.refusal) {
    return seed.refusal;
  }
  const n = size.value;
  const next = generator(seed.value);
  const product = multiply(filled(n, next), filled(n, next), n, n, n);
  let trace = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    trace += product[i * n + i];
    for (let j = 0; j < n; j++) {
      total += product[i * n + j];
    }
  }
  return Response.json({ n, seed: seed.value, trace, total, corner: product[n * n - 1] });
}

/** Multiplies the matrices a and b of the body, given as arrays of rows. */
export async function POST(request) {
  let body;
  try {
    body = await request.json();
  } catch {
    return refuse('the body is not valid JSON');
  }
  const { a, b } = body ?? {};
  if (!isMatrix(a) || !isMatrix(b)) {
    return refuse(`a and b must be arrays of 1 to ${MAX_SIZE} rows of equal length, all finite numbers`, 422);
  }
  if (a[0].length !== b.length) {
    return refuse(`a has ${a[0].length} columns, b has ${b.length} rows`, 422);
  }
  const [rows, inner, columns] = [a.length, b.length, b[0].length];
  const product = multiply(Float64Array.from(a.flat()), Float64Array.from(b.flat()), rows, inner, columns);
  const result = Array.from({ length: rows }, (_, row) => [...product.subarray(row * columns, (row + 1) * columns)]);
  return Response.json({ product: result });
}

function isMatrix(rows) {
  return (
    Array.isArray(rows) &&
    rows.length >= 1 &&
    rows.length <= MAX_SIZE &&
    rows.every(
      (row) =>
        Array.isArray(row) &&
        row.length === rows[0].length &&
        row.length >= 1 &&
        row.length <= MAX_SIZE &&
        row.every((cell) => Number.isFinite(cell)),
    )
  );
}

function multiply(a, b, rows, inner, columns) {
  const product = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k];
      for (let j = 0; j < columns; j++) {
        product[i * columns + j] += factor * b[k * columns + j];
      }
    }
  }
  return product;
}

function filled(n, next) {
  const cells = new Float64Array(n * n);
  for (let i = 0; i < cells.length; i++) {
    cells[i] = next();
  }
  return cells;
}

/** Whole numbers from 0 to 99 of the minimal standard generator (Park and Miller). */
function generator(seed) {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state % 100;
  };
}
