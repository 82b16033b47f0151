import { orders } from '../_data/orders.js';
import { failure } from '../_lib/respond.js';

const byId = new Map(orders.map((order) => [order.id, order]));

export function GET({ params }) {
  const order = byId.get(params.id);
  return order ? Response.json(order) : failure(404, `there is no order ${params.id}`);
}
