// A handler that builds a list and answers with JSON.
function handler(request) {
  let items = [];
  for (let i = 0; i < 20; i++) {
    items.push({ id: i, title: "Item " + i, price: i * 1.5, sale: i % 3 === 0 });
  }
  let total = 0;
  for (let i = 0; i < items.length; i++) {
    if (!items[i].sale) total += items[i].price;
  }
  return { status: 200, body: JSON.stringify({ path: request.url, items: items, total: total }) };
}
function run(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += handler({ url: "/items" }).body.length;
  return sum;
}
