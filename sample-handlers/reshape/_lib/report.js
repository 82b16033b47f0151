import { isObject } from './paths.js';

/** What is wrong with a catalogue, as one sentence; null if nothing. */
export function faultOf(catalog) {
  if (!isObject(catalog)) {
    return 'the document must be an object';
  }
  const { suppliers, products } = catalog;
  if (!Array.isArray(suppliers) || !suppliers.every((s) => isObject(s) && typeof s.id === 'string')) {
    return 'suppliers must be an array of objects with an id';
  }
  if (!Array.isArray(products)) {
    return 'products must be an array';
  }
  const index = products.findIndex((product) => !isProduct(product));
  return index < 0 ? null : `products[${index}] needs sku, category, supplierId, price.amount, stock and ratings`;
}

function isProduct(product) {
  return (
    isObject(product) &&
    [product.sku, product.category, product.supplierId].every((text) => typeof text === 'string') &&
    Number.isFinite(product.price?.amount) &&
    isObject(product.stock) &&
    Object.values(product.stock).every(Number.isFinite) &&
    Array.isArray(product.ratings) &&
    product.ratings.every(Number.isFinite)
  );
}

/** Active products joined with their suppliers, grouped by category, and stock by warehouse. */
export function reportOf({ suppliers, products }) {
  const supplierById = new Map(suppliers.map((supplier) => [supplier.id, supplier]));
  const active = products
    .filter((product) => product.active !== false)
    .map(({ supplierId, ...product }) => ({ ...product, supplier: supplierById.get(supplierId) }));
  const groups = new Map();
  for (const product of active) {
    const members = groups.get(product.category);
    if (members === undefined) {
      groups.set(product.category, [product]);
    } else {
      members.push(product);
    }
  }
  return {
    products: active.length,
    unknownSupplier: active.filter((product) => product.supplier === undefined).map(({ sku }) => sku),
    categories: [...groups]
      .map(([category, members]) => categoryOf(category, members))
      .sort((a, b) => b.stockValue - a.stockValue || (a.category < b.category ? -1 : 1)),
    warehouses: warehousesOf(active),
  };
}

function categoryOf(category, members) {
  const ratings = members.flatMap((product) => product.ratings);
  return {
    category,
    count: members.length,
    stockValue: members.reduce((sum, product) => sum + product.price.amount * unitsOf(product), 0),
    rating: average(ratings),
    countries: [...new Set(members.map((product) => product.supplier?.country ?? '??'))].sort(),
    dearest: members
      .toSorted((a, b) => b.price.amount - a.price.amount || (a.sku < b.sku ? -1 : 1))
      .slice(0, 3)
      .map(({ sku, price: { amount }, supplier }) => ({ sku, amount, supplier: supplier?.name ?? null })),
  };
}

function unitsOf({ stock }) {
  return Object.values(stock).reduce((sum, units) => sum + units, 0);
}

/** Rounded to two decimals, halves up; null without ratings. */
function average(ratings) {
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  return ratings.length === 0 ? null : Math.round((100 * sum) / ratings.length) / 100;
}

function warehousesOf(products) {
  const units = new Map();
  for (const { stock } of products) {
    for (const [name, count] of Object.entries(stock)) {
      units.set(name, (units.get(name) ?? 0) + count);
    }
  }
  return Object.fromEntries([...units].sort(([a], [b]) => (a < b ? -1 : 1)));
}
