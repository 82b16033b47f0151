import { html } from './html.js';

/** A whole page around `main`. */
export function page({ title, path, main, status = 200, headers = {} }) {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · The Fieldnotes</title>
<link rel="stylesheet" href="/assets/site.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
</head>
<body>
${masthead(path)}
<main>
${main}
</main>
${footer()}
</body>
</html>
`;
  return Response.html(document.toString(), {
    status,
    headers: {
      'content-security-policy': "default-src 'self'",
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

const LINKS = [
  ['/', 'Notes'],
  ['/search', 'Search'],
  ['/about', 'About'],
];

function masthead(path) {
  return html`<header class="masthead">
<img src="/assets/leaf.png" alt="" width="24" height="24">
<nav>${LINKS.map(
    ([href, label]) => html`<a href="${href}"${href === path && html` aria-current="page"`}>${label}</a>`,
  )}</nav>
</header>`;
}

function footer() {
  return html`<footer>Written outdoors. <img src="/assets/icon.svg" alt="The Fieldnotes" width="16" height="16"></footer>`;
}
