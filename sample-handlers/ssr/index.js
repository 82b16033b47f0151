import { notes } from './_data/notes.js';
import { html } from './_lib/html.js';
import { page } from './_lib/layout.js';
import { noteCard } from './_lib/partials.js';

export default function (request) {
  return page({
    title: 'Notes',
    path: request.path,
    main: html`<h1>${notes.length} notes</h1>
${notes.map(noteCard)}`,
  });
}
