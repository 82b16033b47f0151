/** The product list. Prices are in minor units (cents) per currency. */
export const products = new Map(
  [
    { sku: 'TEA-100', name: 'Green tea, 100 g', prices: { EUR: 690, USD: 750 }, tags: ['tea'] },
    { sku: 'TEA-250', name: 'Green tea, 250 g', prices: { EUR: 1490, USD: 1620 }, tags: ['tea'] },
    { sku: 'CUP-001', name: 'Porcelain cup', prices: { EUR: 1250, USD: 1350 }, tags: ['cup'] },
    { sku: 'POT-001', name: 'Cast iron pot', prices: { EUR: 5900, USD: 6400 }, tags: ['pot'] },
    { sku: 'TIN-010', name: 'Tin, small', prices: { EUR: 395, USD: 430 }, tags: ['tin'] },
  ].map((product) => [product.sku, Object.freeze(product)]),
);
