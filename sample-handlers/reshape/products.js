import catalog from './_data/catalog.js';
import { at, compare, isPath, pick } from './_lib/paths.js';

const MAX_FIELDS = 12;
const MAX_LIMIT = 200;

/** Products of the bundled catalogue: filtered, sorted, and only the wanted fields. */
export function GET(request) {
  const { category, fields = 'sku,name', sort = 'sku', limit = '20' } = request.query;
  const paths = fields.split(',').map((path) => path.trim());
  if (paths.length > MAX_FIELDS || !paths.every(isPath)) {
    return refuse(`fields must be at most ${MAX_FIELDS} paths such as price.amount`);
  }
  const [, minus, key] = /^(-?)(.*)$/s.exec(sort);
  if (!isPath(key)) {
    return refuse('sort must be a path, with - in front for descending');
  }
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    return refuse(`limit must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  const sign = minus === '-' ? -1 : 1;
  const found = catalog.products.filter((product) => category === undefined || product.category === category);
  return Response.json({
    total: found.length,
    products: found
      .toSorted((a, b) => sign * compare(at(a, key), at(b, key)) || compare(a.sku, b.sku))
      .slice(0, Number(limit))
      .map((product) => pick(product, paths)),
  });
}

function refuse(error) {
  return Response.json({ error }, { status: 400 });
}
