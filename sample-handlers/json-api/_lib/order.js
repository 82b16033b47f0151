/** What an order may look like, what it costs, and its identity. */
import { products } from '../_data/products.js';
import { arrayOf, check, integer, object, oneOf, string } from './validate.js';

const FREE_SHIPPING_FROM = 5000;
const SHIPPING = 490;
const COUPON_PERCENT = new Map([
  ['WELCOME10', 10],
  ['FRIENDS25', 25],
]);

const orderSchema = object(
  {
    customer: object({
      name: string({ min: 1, max: 100 }),
      email: string({ min: 3, max: 254, pattern: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, hint: 'an email address' }),
    }),
    currency: oneOf('EUR', 'USD'),
    items: arrayOf(
      object({
        sku: string({ min: 1, max: 20, pattern: /^[A-Z]{3}-\d{3}$/, hint: 'a SKU such as TEA-100' }),
        quantity: integer({ min: 1, max: 99 }),
      }),
      { min: 1, max: 20 },
    ),
  },
  { coupon: string({ min: 4, max: 12 }), note: string({ max: 280 }) },
);

/** Every fault of an order: first its form, then (if the form is right) what it refers to. */
export function faultsOf(order) {
  const faults = check(orderSchema, order);
  return faults.length > 0 ? faults : faultsOfReferences(order);
}

function faultsOfReferences({ items, coupon }) {
  const faults = [];
  const seen = new Set();
  for (const [index, { sku }] of items.entries()) {
    if (!products.has(sku)) {
      faults.push({ path: `items[${index}].sku`, message: 'is not sold here' });
    } else if (seen.has(sku)) {
      faults.push({ path: `items[${index}].sku`, message: 'is already in the order' });
    }
    seen.add(sku);
  }
  if (coupon !== undefined && !COUPON_PERCENT.has(coupon)) {
    faults.push({ path: 'coupon', message: 'is not valid' });
  }
  return faults;
}

/** An order without faults, priced. All amounts are in minor units; discounts round down. */
export function priced(order) {
  const { currency, items, coupon } = order;
  const lines = items.map(({ sku, quantity }) => {
    const { name, prices } = products.get(sku);
    return { sku, name, quantity, unitPrice: prices[currency], amount: prices[currency] * quantity };
  });
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const discount = Math.floor((subtotal * (COUPON_PERCENT.get(coupon) ?? 0)) / 100);
  const shipping = subtotal - discount >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
  return {
    id: `ord_${fingerprint(order)}`,
    status: 'accepted',
    customer: order.customer.name.trim(),
    currency,
    lines,
    subtotal,
    discount,
    shipping,
    total: subtotal - discount + shipping,
  };
}

/**
 * 32-bit FNV-1a over the UTF-8 bytes of email, currency and lines: the same order sent twice has
 * the same id, whichever runtime answers.
 */
function fingerprint({ customer, currency, items }) {
  const key = [customer.email, currency, ...items.map(({ sku, quantity }) => `${sku}x${quantity}`)].join('|');
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
