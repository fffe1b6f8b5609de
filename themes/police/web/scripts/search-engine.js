// Finds: Pagefind over the indexes of one language, year by year. Pagefind alone drops a word that it does not know and takes words that
// only begin alike; here every word must be there, whole where it exists, and in its other spellings too.
import { comparer } from "./search-words.js";

/** @typedef {{ year: number, articles: number, folder: string, tag: string }} IndexedYear */
/** @typedef {{ tag: string, name: string, direction: string, engine: string, years: IndexedYear[] }} SearchLanguage */
/** @typedef {{ id: string, score: number, words: number[], data: () => Promise<any> }} Found  as Pagefind gives it */
/** @typedef {{ id: string, score: number, places: Set<number>, data: () => Promise<any>, language: SearchLanguage, issue: string,
 *   rubric: string, year: string }} Hit */

/** Stands before and after a word in the index where its ending counts; see CLOSED in search_index.py. */
const CLOSED = "q";
/** Letters from which on the beginning of a word is worth looking for, where the word itself stands nowhere. */
const BEGINNING = 4;
/** How much more the very word counts than one with another ending. */
const VERY = 4;

export class Engine {
  /** @param {SearchLanguage} language @param {import("./search-words.js").Rules} rules */
  constructor(language, rules) {
    this.language = language;
    this.words = comparer(rules);
    /** @type {Map<number, Promise<void>>} */
    this.opening = new Map();
    /** @type {Map<string, [issue: string, rubric: string, words: number]>} */
    this.catalogue = new Map();
    /** @type {Map<string, string>} how readers know the issues */
    this.issues = new Map();
    /** @type {Promise<any> | undefined} */
    this.pagefind = undefined;
  }

  /** @returns {number[]} the years that are open, newest first */
  get years() {
    return [...this.opening.keys()].sort((a, b) => b - a);
  }

  /** @param {number[]} years those that are to be searched; each is fetched once */
  async open(years) {
    for (const each of this.language.years) {
      if (years.includes(each.year) && !this.opening.has(each.year)) this.opening.set(each.year, this.#fetch(each));
    }
    await Promise.all(this.opening.values());
  }

  /** @param {IndexedYear} indexed */
  async #fetch(indexed) {
    const folder = new URL(indexed.folder, document.baseURI).href;
    try {
      await Promise.all([this.#catalogue(folder, indexed.tag), this.#index(folder, indexed.tag)]);
    } catch (error) {
      this.opening.delete(indexed.year);
      throw error;
    }
  }

  /** @param {string} folder @param {string} tag */
  async #catalogue(folder, tag) {
    const answer = await fetch(`${folder}articles.json?ts=${tag}`);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const { articles, issues } = await answer.json();
    for (const [id, entry] of Object.entries(articles)) this.catalogue.set(id, entry);
    for (const [id, name] of Object.entries(issues)) this.issues.set(id, name);
  }

  /** @param {string} folder @param {string} tag */
  async #index(folder, tag) {
    if (this.pagefind) return (await this.pagefind).mergeIndex(folder, { metaCacheTag: tag });
    this.pagefind = import(new URL(this.language.engine, document.baseURI).href).then(async (engine) => {
      const pagefind = engine.createInstance({ basePath: folder, metaCacheTag: tag, noWorker: true });
      await pagefind.init();
      await pagefind.filters(); // answers when the index is there, or says what failed
      return pagefind;
    });
    this.pagefind.catch(() => (this.pagefind = undefined));
    await this.pagefind;
  }

  /** @param {string} query @returns {Promise<{ hits: Hit[], unknown: string[] }>} articles that have all the words, best first */
  async find(query) {
    const { words, exact } = this.words.asked(query);
    const found = await Promise.all(words.map((word) => this.#word(word)));
    const unknown = words.filter((_, at) => !found[at].size).map((word) => word.written);
    const [first, ...others] = found;
    const hits = [...(first?.values() ?? [])].filter((hit) => others.every((each) => each.has(hit.id)));
    const whole = hits.map((hit) => ({ hit, parts: found.map((each) => /** @type {Hit} */ (each.get(hit.id))) }));
    const wanted = exact ? whole.filter(({ parts }) => inARow(parts.map((part) => part.places))) : whole;
    return { hits: wanted.map(({ hit, parts }) => together(hit, parts)).sort((a, b) => b.score - a.score), unknown };
  }

  /** @param {import("./search-words.js").Word} word */
  async #word(word) {
    for (const forms of [word.close, word.loose]) {
      const found = await Promise.all(forms.map((form) => this.#form(form)));
      const hits = merged(found.flat());
      if (hits.size) return hits;
    }
    return merged(word.close[0].length < BEGINNING ? [] : await this.#beginning(word.close[0]));
  }

  /** @param {string} form @returns {Promise<Hit[]>} articles in which the word stands, with any ending; the very word first */
  async #form(form) {
    const [stems, very] = await Promise.all([this.#whole(form), this.#whole(CLOSED + form + CLOSED)]);
    const words = new Map(very.map((each) => [each.id, each]));
    return stems.map((each) => {
      const word = words.get(each.id);
      return word ? { ...word, score: each.score + VERY * word.score } : each;
    });
  }

  /** @param {string} form @returns {Promise<Hit[]>} articles in which the form stands whole, not only the beginning of another */
  async #whole(form) {
    const [exact, all] = await Promise.all([this.#ask(`"${form}"`), this.#ask(form)]);
    const whole = new Set(exact.map((each) => each.id));
    return all.filter((each) => whole.has(each.id));
  }

  /** @param {string} form @returns {Promise<Hit[]>} articles with words that begin so: Pagefind also offers the beginnings of the form itself */
  async #beginning(form) {
    const found = await this.#ask(form);
    if (!found.length) return [];
    const { content } = await found[0].data();
    const written = content.split(/\s+/u);
    const begins = [...found[0].places].some((place) => this.words.forms(written[place]).close.some((each) => each.startsWith(form)));
    return begins ? found : [];
  }

  /** @param {string} term @returns {Promise<Hit[]>} */
  async #ask(term) {
    const { results } = await (await this.pagefind).search(term);
    return results.map((/** @type {Found} */ { id, score, words, data }) => {
      const [issue, rubric, length] = this.catalogue.get(id) ?? ["", "", Infinity];
      const places = new Set(words.map((place) => place % length)); // every text stands in the index twice
      return { id, score, places, data, language: this.language, issue, rubric, year: issue.slice(0, 4) };
    });
  }
}

/** @param {Hit[]} hits @returns {Map<string, Hit>} each article once, with the best score and all places */
function merged(hits) {
  const found = new Map();
  for (const hit of hits) {
    const before = found.get(hit.id);
    found.set(hit.id, before ? { ...hit, score: Math.max(hit.score, before.score), places: new Set([...before.places, ...hit.places]) } : hit);
  }
  return found;
}

/** @param {Hit} hit @param {Hit[]} parts @returns {Hit} */
function together(hit, parts) {
  const places = new Set(parts.flatMap((part) => [...part.places]));
  return { ...hit, places, score: parts.reduce((sum, part) => sum + part.score, 0) };
}

/** @param {Set<number>[]} places @returns {boolean} whether the words stand one after another somewhere */
function inARow([first, ...others]) {
  return [...first].some((place) => others.every((each, at) => each.has(place + at + 1)));
}
