import { refuse, wholeNumber } from './_lib/query.js';

const BASE = 10_000_000;
const MODES = { iterative: 10_000, recursive: 24 };

/** The n-th Fibonacci number as decimal text: exact at any size, or by plain recursion. */
export function GET({ query }) {
  const mode = query.mode ?? 'iterative';
  if (!Object.hasOwn(MODES, mode)) {
    return refuse(`mode must be one of ${Object.keys(MODES).join(', ')}`);
  }
  const { value: n, refusal } = wholeNumber(query, 'n', { min: 0, max: MODES[mode] });
  if (refusal) {
    return refusal;
  }
  const value = mode === 'recursive' ? String(recursive(n)) : iterative(n);
  return Response.json({ n, mode, digits: value.length, value });
}

function recursive(n) {
  return n < 2 ? n : recursive(n - 1) + recursive(n - 2);
}

/** Adds numbers of base 10⁷ limbs, lowest first. */
function iterative(n) {
  let [current, next] = [[0], [1]];
  for (let i = 0; i < n; i++) {
    [current, next] = [next, sum(current, next)];
  }
  const [highest, ...others] = current.toReversed();
  return String(highest) + others.map((limb) => String(limb).padStart(7, '0')).join('');
}

function sum(smaller, larger) {
  const limbs = [];
  let carry = 0;
  for (let i = 0; i < larger.length; i++) {
    const limb = larger[i] + (smaller[i] ?? 0) + carry;
    carry = limb >= BASE ? 1 : 0;
    limbs.push(carry === 1 ? limb - BASE : limb);
  }
  if (carry === 1) {
    limbs.push(1);
  }
  return limbs;
}
