// Chooses what a result shows of its article: the headline and the passage with most of the words, as written, with the words marked.

/** @typedef {{ text: string, hit: boolean }[]} Marked */

/** Words shown of a passage: two to three lines on a telephone. */
const LENGTH = 28;
/** Words before the first one that was found, so that it is read in its sentence. */
const BEFORE = 6;
/** Headline and kicker come first, and are shown above. */
const FIRST_PASSAGE = 2;

/**
 * @param {string} content the article's words, parted by spaces
 * @param {number[]} ends where each passage ends, in words
 * @param {Set<number>} places the words that were found
 * @param {number} heads how many passages stand over the text
 * @returns {{ headline: Marked, text: Marked, more: [before: boolean, after: boolean], written: string[] }}
 */
export function excerpt(content, ends, places, heads = FIRST_PASSAGE) {
  const words = content.split(/\s+/u);
  const starts = [0, ...ends];
  const passage = bestPassage(starts, ends, places, heads);
  const [start, end] = [starts[passage] ?? 0, ends[passage] ?? words.length];
  const from = start + bestWindow([...places].filter((place) => place >= start && place < end).map((place) => place - start), end - start);
  const to = Math.min(end, from + LENGTH);
  return {
    headline: marked(words, 0, ends[0] ?? 0, places),
    text: marked(words, from, to, places),
    more: [from > start, to < end],
    written: [...new Set([...places].map((place) => bare(words[place] ?? "")).filter(Boolean))],
  };
}

/** @param {number[]} starts @param {number[]} ends @param {Set<number>} places @param {number} heads */
function bestPassage(starts, ends, places, heads) {
  const counts = ends.map((end, at) => (at < heads ? 0 : [...places].filter((place) => place >= starts[at] && place < end).length));
  const most = Math.max(0, ...counts);
  return most ? counts.indexOf(most) : Math.min(heads, ends.length - 1);
}

/** @param {number[]} places within the passage @param {number} length of the passage @returns {number} where the window begins */
function bestWindow(places, length) {
  const sorted = places.sort((a, b) => a - b);
  const counts = sorted.map((place) => sorted.filter((other) => other >= place && other < place + LENGTH - BEFORE).length);
  const first = sorted[counts.indexOf(Math.max(...counts))] ?? 0;
  return Math.max(0, Math.min(first - BEFORE, length - LENGTH));
}

/** @param {string[]} words @param {number} from @param {number} to @param {Set<number>} places @returns {Marked} */
function marked(words, from, to, places) {
  /** @type {Marked} */
  const parts = [];
  for (let at = from; at < to; at++) {
    const hit = places.has(at);
    const last = parts.at(-1);
    if (last && last.hit === hit) last.text += ` ${words[at]}`;
    else parts.push({ text: words[at], hit });
  }
  return parts;
}

/** @param {string} word @returns {string} the word without punctuation around it */
const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");
