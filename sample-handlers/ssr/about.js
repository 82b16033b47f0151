import { html } from './_lib/html.js';
import { page } from './_lib/layout.js';

export default function (request) {
  return page({
    title: 'About',
    path: request.path,
    main: html`<h1>About</h1>
<p>Pages are put together on the server from templates and partials; styles and images are static files.</p>`,
    headers: { 'cache-control': 'public, max-age=300' },
  });
}
