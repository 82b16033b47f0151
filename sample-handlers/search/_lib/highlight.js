import { words } from './text.js';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as HTML, with `<mark>` around each word whose term is wanted. */
export function highlight(text, terms) {
  let html = '';
  let at = 0;
  for (const { term, start, end } of words(text)) {
    if (terms.has(term)) {
      html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
      at = end;
    }
  }
  return html + escape(text.slice(at));
}

function escape(text) {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}
