import { words } from './text.js';

const TITLE_WEIGHT = 3;

/** An inverted index with TF-IDF ranking. Built once; looking up changes nothing. */
export class Index {
  /** term → (document number → weighted count) */
  #postings = new Map();
  #terms;
  #documents;
  #norms;

  constructor(documents) {
    this.#documents = documents;
    this.#norms = documents.map((document, number) => this.#add(document, number));
    this.#terms = [...this.#postings.keys()].sort();
  }

  get size() {
    return this.#documents.length;
  }

  get vocabulary() {
    return this.#terms.length;
  }

  #add({ title, text }, number) {
    let weight = 0;
    for (const [field, fieldWeight] of [[title, TITLE_WEIGHT], [text, 1]]) {
      for (const { term } of words(field)) {
        const posting = this.#postings.get(term) ?? new Map();
        posting.set(number, (posting.get(number) ?? 0) + fieldWeight);
        this.#postings.set(term, posting);
        weight += fieldWeight;
      }
    }
    return Math.sqrt(weight);
  }

  /** Terms that start with a prefix, in order. */
  expand(prefix) {
    let [low, high] = [0, this.#terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#terms[middle] < prefix) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const found = [];
    for (let i = low; i < this.#terms.length && this.#terms[i].startsWith(prefix); i++) {
      found.push(this.#terms[i]);
    }
    return found;
  }

  /**
   * Ranks documents for groups of terms; a document matches a group by any of its terms, and is
   * found if it matches every group (or any, with `any`). Equal scores stay in order of id.
   */
  find(groups, { any = false } = {}) {
    const scores = new Map();
    const matched = new Map();
    for (const group of groups) {
      const inGroup = new Set();
      for (const term of group) {
        const posting = this.#postings.get(term) ?? new Map();
        const idf = Math.log(1 + this.#documents.length / (posting.size || 1));
        for (const [number, count] of posting) {
          scores.set(number, (scores.get(number) ?? 0) + (1 + Math.log(count)) * idf);
          inGroup.add(number);
        }
      }
      for (const number of inGroup) {
        matched.set(number, (matched.get(number) ?? 0) + 1);
      }
    }
    return [...scores]
      .filter(([number]) => any || matched.get(number) === groups.length)
      .map(([number, score]) => ({ document: this.#documents[number], score: score / this.#norms[number] }))
      .sort((a, b) => b.score - a.score || (a.document.id < b.document.id ? -1 : 1));
  }
}
