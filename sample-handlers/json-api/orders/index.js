import { orders } from '../_data/orders.js';
import { faultsOf, priced } from '../_lib/order.js';
import { failure, readJsonObject } from '../_lib/respond.js';

const STATUSES = ['open', 'shipped', 'cancelled'];
const SORT_KEYS = { id: (order) => order.id, total: (order) => order.total, customer: (order) => order.customer };
const FILTERS = new Set(['status', 'customer', 'minTotal', 'sort', 'limit', 'offset']);

/** Lists archived orders: filtered, sorted, one page of them. */
export function GET(request) {
  const { query } = request;
  const faults = faultsOfQuery(query);
  if (faults.length > 0) {
    return failure(400, 'invalid query', faults);
  }
  const limit = Number(query.limit ?? 20);
  const offset = Number(query.offset ?? 0);
  const found = orders
    .filter((order) => query.status === undefined || order.status === query.status)
    .filter((order) => query.customer === undefined || order.customer === query.customer)
    .filter((order) => query.minTotal === undefined || order.total >= Number(query.minTotal));
  return Response.json({
    total: found.length,
    offset,
    orders: sorted(found, query.sort ?? 'id').slice(offset, offset + limit),
  });
}

/** Accepts an order: checks it, prices it. The answer depends on nothing but the request. */
export async function POST(request) {
  const { value, refusal } = await readJsonObject(request);
  if (refusal) {
    return refusal;
  }
  const faults = faultsOf(value);
  if (faults.length > 0) {
    return failure(422, 'invalid', faults);
  }
  const order = priced(value);
  return Response.json(order, { status: 201, headers: { location: `/orders/${order.id}` } });
}

function faultsOfQuery(query) {
  const faults = [];
  for (const name of Object.keys(query)) {
    if (!FILTERS.has(name)) {
      faults.push({ path: name, message: 'is not a known parameter' });
    }
  }
  if (query.status !== undefined && !STATUSES.includes(query.status)) {
    faults.push({ path: 'status', message: `must be one of ${STATUSES.join(', ')}` });
  }
  const sortKey = query.sort?.replace(/^-/, '');
  if (sortKey !== undefined && !Object.hasOwn(SORT_KEYS, sortKey)) {
    faults.push({ path: 'sort', message: `must be one of ${Object.keys(SORT_KEYS).join(', ')}` });
  }
  for (const [name, min, max] of [['minTotal', 0, 1e9], ['limit', 1, 100], ['offset', 0, 1e6]]) {
    const text = query[name];
    if (text !== undefined && !(/^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max)) {
      faults.push({ path: name, message: `must be a whole number from ${min} to ${max}` });
    }
  }
  return faults;
}

function sorted(list, sort) {
  const sign = sort.startsWith('-') ? -1 : 1;
  const key = SORT_KEYS[sort.replace(/^-/, '')];
  return list.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x < y ? -sign : x > y ? sign : 0;
  });
}
