/** Orders as the archive hands them out: oldest first, totals in minor units. */
export const orders = Object.freeze([
  { id: '1001', customer: 'ada', status: 'shipped', currency: 'EUR', total: 2270 },
  { id: '1002', customer: 'grace', status: 'open', currency: 'EUR', total: 7390 },
  { id: '1003', customer: 'ada', status: 'open', currency: 'USD', total: 1350 },
  { id: '1004', customer: 'linus', status: 'cancelled', currency: 'EUR', total: 395 },
  { id: '1005', customer: 'barbara', status: 'shipped', currency: 'EUR', total: 11800 },
  { id: '1006', customer: 'grace', status: 'shipped', currency: 'USD', total: 6400 },
  { id: '1007', customer: 'ada', status: 'open', currency: 'EUR', total: 5900 },
  { id: '1008', customer: 'edsger', status: 'open', currency: 'EUR', total: 690 },
]);
