import { wholeNumber } from './_lib/query.js';

/** Primes up to n by the sieve of Eratosthenes over odd numbers. */
export function GET({ query }) {
  const { value: n, refusal } = wholeNumber(query, 'n', { min: 0, max: 1_000_000 });
  if (refusal) {
    return refusal;
  }
  return Response.json({ n, ...primesUpTo(n) });
}

function primesUpTo(n) {
  if (n < 2) {
    return { count: 0, sum: 0, last: [] };
  }
  const half = (n + 1) >> 1;
  const composite = new Uint8Array(half);
  for (let i = 1; 2 * i * (i + 1) < half; i++) {
    if (composite[i] === 0) {
      for (let j = 2 * i * (i + 1); j < half; j += 2 * i + 1) {
        composite[j] = 1;
      }
    }
  }
  let count = 1;
  let sum = 2;
  const last = [2];
  for (let i = 1; i < half; i++) {
    if (composite[i] === 0) {
      const prime = 2 * i + 1;
      count++;
      sum += prime;
      if (last.length === 3) {
        last.shift();
      }
      last.push(prime);
    }
  }
  return { count, sum, last };
}
