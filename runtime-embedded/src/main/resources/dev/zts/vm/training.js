// What Training runs in a new process: every frequent instruction, with the kinds of values it
// usually meets and both ways at its branches.
class Point {
  #label = "p";
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  get sum() {
    return this.x + this.y;
  }
  set sum(value) {
    this.x = value - this.y;
  }
  label() {
    return this.#label;
  }
  static origin() {
    return new Point(0, 0);
  }
}
class Place extends Point {
  constructor(x, y, name = "place") {
    super(x, y);
    this.name = name;
  }
  label() {
    return super.label() + this.name;
  }
}

let total = 0;

function add(a, b) {
  return a + b;
}

function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function integers(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum = (sum + i * 3 - (i & 7)) % 1000;
    sum = ((sum ^ i) | (i >> 1)) & 0xffff;
    sum += (i << 2) >>> 1;
    sum -= i % 5;
    sum = sum * 2 - 300;
    if (sum > 100 || (sum <= 3 && i >= 2)) sum = -sum;
    if (i === 3) continue;
    if (i !== 4) sum--;
    sum = (sum - i) % 997;
    sum = (sum * i) % 997;
    sum = add(sum, i);
  }
  let down = n;
  while (down >= 1) down -= 1;
  do {
    down++;
  } while (down != 3);
  const negative = !(sum > 0);
  return sum / 4 + ~down + 70000 * n + (negative === true ? 1 : 0);
}

function fractions(n) {
  let sum = 0.5;
  for (let i = 0; i < n; i++) {
    let x = i * 0.37 - 1.5;
    sum = sum + x * 1.25 - x / 3;
    if (sum > 1.5) sum -= 1.5;
    if (sum < -1.5) sum = -sum;
    if (x <= 0.5) sum += Math.abs(x);
    if (x >= 0.5) sum += Math.floor(x) % 2.5;
    sum += 1;
    sum *= 0.5;
    sum = sum % 7;
    sum += Math.max(x, 1) + Math.min(i, x) + Math.round(x);
  }
  return sum | 0;
}

function texts(n) {
  let text = "";
  let found = 0;
  for (let i = 0; i < n; i++) {
    text += "x" + i;
    if (text.length > 40) text = "";
    const word = `/greet/${i}`;
    if (word === "/greet/1") found++;
    if (word.indexOf("/greet") === 0) found += word.substring(7).length;
    if (word[1] === "g" && word.charCodeAt(2) > 3) found++;
    if (typeof word === "string" && word.startsWith("/")) found += 1;
    if (word < "/h" && !(word == "x")) found += word.split("/").length;
  }
  return found + text.length;
}

function objects(n) {
  let list = [];
  let other = null;
  for (let i = 0; i < n; i++) {
    const item = { id: i, name: "item", price: i * 1.5, sale: i % 3 === 0, next: null };
    item.id = item.id + 1;
    item.more = true;
    list.push(item);
    other = i & 1 ? { y: 1, x: 2 } : { x: 3, y: 4 };
    total += other.x + other.y;
    const point = i & 2 ? new Point(i, 1) : new Place(i, 2);
    point.sum = point.sum + 1;
    total += point.sum + point.label().length + Point.origin().x;
    item["key" + (i & 1)] = item.price;
    if ("name" in item && point instanceof Point) delete item.more;
  }
  for (let i = 0; i < list.length; i++) {
    if (!list[i].sale) total += list[i].price;
    list[i].next = list[i === 0 ? 0 : i - 1];
    total = total % 1000;
  }
  for (const item of list) total += item.id;
  for (const key in list[0]) total += key.length;
  const { id, ...rest } = list[0];
  const [first, , third = 1, ...others] = list;
  return id + (rest.price ?? 0) + (first?.id ?? 0) + (third.id || 2) + others.length + (other && 1);
}

function closures(n) {
  let count = 0;
  const step = (by) => (count += by);
  const made = [];
  for (let i = 0; i < n; i++) {
    step(i);
    made.push(() => i);
  }
  for (const each of made) count += each();
  const counter = {
    count: 0,
    add(by) {
      this.count = (this.count + by) & 0xffff;
      return this.count;
    },
  };
  for (let i = 0; i < n; i++) counter.add(i);
  return Math.max(...made.map((each) => each()), counter.count);
}

function kinds() {
  const values = [0, 1, 0.5, "", "a", null, undefined, true, false, {}, [], add];
  let sum = 0;
  for (const v of values) {
    sum += v ? (v === 1 ? 1 : v === "a" ? 2 : 3) : v === 0 ? 4 : v === "" ? 5 : v == null ? 6 : 7;
    if (v !== null && typeof v === "object") sum += 2;
    switch (typeof v) {
      case "number":
        sum += v;
        break;
      case "string":
        sum += v.length;
        break;
      default:
        sum++;
    }
  }
  try {
    values[5].x;
  } catch (e) {
    sum += e instanceof TypeError ? 1 : 0;
  } finally {
    sum++;
  }
  try {
    if (sum > 0) throw new Error("known");
  } catch {
    sum++;
  }
  return sum;
}

function* numbers(n) {
  for (let i = 0; i < n; i++) yield i;
}

async function later(n) {
  let sum = 0;
  for (const each of numbers(n)) sum += await each;
  return sum;
}

function collections(n) {
  const map = new Map();
  const set = new Set();
  for (let i = 0; i < n; i++) {
    map.set("k" + i, i);
    set.add(i);
  }
  let sum = 0;
  for (const [key, value] of map) sum += value + key.length;
  const text = JSON.stringify({ ids: [...set], at: 1.5, on: true, none: null, name: 'a"b' });
  const back = JSON.parse(text);
  const list = back.ids.filter((x) => x > 1).map((x) => x * 2).sort((a, b) => b - a);
  return sum + list.reduce(add, 0) + text.length;
}

function run(n) {
  total = 0;
  later(3);
  return (
    integers(n) + fractions(n) + texts(n) + objects(n) + closures(n) + kinds() + collections(3) + fib(4)
  );
}
