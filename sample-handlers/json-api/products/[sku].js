import { products } from '../_data/products.js';
import { failure } from '../_lib/respond.js';

export function GET({ params }) {
  const product = products.get(params.sku);
  if (product === undefined) {
    return failure(404, `there is no product ${params.sku}`);
  }
  return Response.json(product, { headers: { 'cache-control': 'public, max-age=60' } });
}
