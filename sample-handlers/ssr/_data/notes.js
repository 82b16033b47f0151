export const notes = [
  {
    slug: 'first-frost',
    title: 'First frost',
    tags: ['weather', 'autumn'],
    text: 'The puddles had a skin this morning, thin enough to read the mud through it. By ten o’clock it was gone.',
  },
  {
    slug: 'if-a-less-b',
    title: 'If a < b & b < c: a note on "sorting" birds',
    tags: ['birds', 'method'],
    text: 'Sorting by size fails when a <wren> puffs up. Sort by voice & by habit instead.',
  },
  {
    slug: 'crème-brûlée-fungus',
    title: 'Crème brûlée fungus 🍄',
    tags: [],
    text: 'Caramel on top, cream below, and nobody at the table would try it.',
  },
];

export const bySlug = new Map(notes.map((note) => [note.slug, note]));
