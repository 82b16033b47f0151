import { bySlug } from '../_data/notes.js';
import { html } from '../_lib/html.js';
import { page } from '../_lib/layout.js';
import { tagList } from '../_lib/partials.js';

export default function (request) {
  const { slug } = request.params;
  const note = bySlug.get(slug);
  if (note === undefined) {
    return page({
      title: 'Not found',
      path: request.path,
      status: 404,
      main: html`<h1>Not found</h1>
<p>There is no note called “${slug}”.</p>`,
    });
  }
  return page({
    title: note.title,
    path: request.path,
    main: html`<h1>${note.title}</h1>
<p>${note.text}</p>
${tagList(note.tags)}`,
  });
}
