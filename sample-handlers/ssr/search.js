import { notes } from './_data/notes.js';
import { html } from './_lib/html.js';
import { page } from './_lib/layout.js';
import { noteCard } from './_lib/partials.js';

/** Finds notes whose title, text or tags contain the query, ignoring case. */
export default function (request) {
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim();
  const needle = query.toLowerCase();
  const found =
    needle === ''
      ? []
      : notes.filter(({ title, text, tags }) => [title, text, ...tags].join('\n').toLowerCase().includes(needle));
  return page({
    title: 'Search',
    path: request.path,
    main: html`<h1>Search</h1>
<form action="/search"><input type="search" name="q" value="${query}" aria-label="Search notes"></form>
${query !== '' && html`<p>${found.length === 1 ? '1 note has' : `${found.length} notes have`} “${query}”.</p>`}
${found.map(noteCard)}`,
  });
}
