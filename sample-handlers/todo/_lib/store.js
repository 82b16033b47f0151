/**
 * The to-do items of one runtime.
 *
 * The module, and with it the store, belongs to the runtime that loaded it: a server with several
 * runtimes has several stores, and what one request writes the next one may not see. That suits a
 * cache or a demonstration, not a record of truth. Every store starts with the same items, ids
 * come from the client, and writes are idempotent, so that a single request has the same answer
 * wherever it runs.
 */
const SEED = [
  { id: 'buy-milk', list: 'home', title: 'Buy milk', done: false, priority: 2 },
  { id: 'water-plants', list: 'home', title: 'Water the plants 🌱', done: true, priority: 1 },
  { id: 'call-zoe', list: 'home', title: 'Call Zoë', done: false, priority: 3 },
  { id: 'write-report', list: 'work', title: 'Write the quarterly report', done: false, priority: 3 },
  { id: 'fix-build', list: 'work', title: 'Fix the build', done: true, priority: 3 },
  { id: 'review-patch', list: 'work', title: 'Review the patch <urgent>', done: false, priority: 2 },
  { id: 'sharpen-pencils', list: 'desk', title: 'Sharpen pencils', done: false, priority: 1 },
  { id: 'tidy-desk', list: 'desk', title: 'Tidy the desk', done: false, priority: 1 },
];

export class Store {
  #items = new Map();
  #capacity;

  constructor(capacity, seed = SEED) {
    this.#capacity = capacity;
    for (const item of seed) {
      this.#items.set(item.id, Object.freeze({ ...item, seeded: true }));
    }
  }

  get(id) {
    return Store.#shown(this.#items.get(id));
  }

  /** Items of a list (all lists if undefined) by priority, highest first, then by id. */
  select({ list, done }) {
    return [...this.#items.values()]
      .filter((item) => list === undefined || item.list === list)
      .filter((item) => done === undefined || item.done === done)
      .sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
      .map(Store.#shown);
  }

  /** Adds or replaces. A full store forgets the item that was written longest ago; never a seeded one. */
  put(item) {
    const seeded = this.#items.get(item.id)?.seeded ?? false;
    this.#items.delete(item.id);
    if (this.#items.size >= this.#capacity) {
      this.#forgetOldest();
    }
    this.#items.set(item.id, Object.freeze({ ...item, seeded }));
    return Store.#shown(this.#items.get(item.id));
  }

  delete(id) {
    return this.#items.delete(id);
  }

  #forgetOldest() {
    for (const [id, { seeded }] of this.#items) {
      if (!seeded) {
        this.#items.delete(id);
        return;
      }
    }
  }

  static #shown(item) {
    if (item === undefined) {
      return undefined;
    }
    const { seeded, ...shown } = item;
    return shown;
  }
}
