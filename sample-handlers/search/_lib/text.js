/** Words as the index sees them. */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const STOP_WORDS = new Set('a an and as at by for in is it of on or that the them they to with'.split(' '));

/** Gives `{ word, term, start, end }` for each word that counts; positions are in `text`. */
export function* words(text) {
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0]);
    if (folded !== '' && !STOP_WORDS.has(folded)) {
      yield { word: match[0], term: stem(folded), start: match.index, end: match.index + match[0].length };
    }
  }
}

/** Lower case without accents: `Café` is `cafe`. */
export function fold(word) {
  return word.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
}

/**
 * Takes off the commonest English endings. Rules are tried in order and the first that leaves at
 * least three letters applies; a doubled consonant before `ing` or `ed` becomes single.
 */
export function stem(word) {
  for (const [ending, replacement, undouble] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= 3) {
      const base = word.slice(0, -ending.length) + replacement;
      return undouble ? base.replace(/([bdgmnprt])\1$/, '$1') : base;
    }
  }
  return word;
}

const ENDINGS = [
  ['ies', 'y', false],
  ['sses', 'ss', false],
  ['ing', '', true],
  ['ed', '', true],
  ['ss', 'ss', false],
  ['us', 'us', false],
  ['s', '', false],
];
