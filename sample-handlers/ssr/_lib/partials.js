import { html } from './html.js';

export function noteCard({ slug, title, tags, text }) {
  return html`<article class="card">
<h2><a href="/articles/${encodeURIComponent(slug)}">${title}</a></h2>
<p>${excerpt(text, 80)}</p>
${tagList(tags)}
</article>
`;
}

export function tagList(tags) {
  return tags.length > 0 && html`<ul class="tags">${tags.map((tag) => html`<li>${tag}</li>`)}</ul>`;
}

/** At most `limit` characters (not code units), cut at a space if there is one. */
function excerpt(text, limit) {
  const characters = [...text];
  if (characters.length <= limit) {
    return text;
  }
  const cut = characters.slice(0, limit).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}
