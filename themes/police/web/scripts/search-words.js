// How the reader's words are compared: by the same rules by which the index was made. They come with the page; see site/search_words.py,
// which applies them to the text. Nothing here touches the page or the network.

/** @typedef {[pattern: string, instead: string]} Rule */
/** @typedef {Record<"open" | "seatless" | "plain" | "word" | "loose" | "doubled", Rule[]> & { grouped: string }} Rules */
/** @typedef {{ close: string[], loose: string[], written: string }} Word  what a word is compared as; see Forms in search_words.py */

const KEPT_AT_END = /[^\p{L}\p{N}\u0653-\u0655]+$/u;
const QUOTED = /^\s*["«“](.+)["»”]\s*$/u;
const BETWEEN_WORDS = /[\u002d\u2010-\u2015/_]|,(?![0-9])|[،;:؛]/gu;

/** @param {Rules} rules */
export function comparer(rules) {
  const digits = rules.plain.filter(([, instead]) => /^[0-9]$/.test(instead));

  /** @param {Rule[]} list @param {string} text */
  const apply = (list, text) => list.reduce((result, [pattern, instead]) => result.replace(new RegExp(pattern, "gu"), instead), text);

  /** @param {string} text */
  const trim = (text) => text.replace(/^[^\p{L}\p{N}]+/u, "").replace(KEPT_AT_END, "");

  /** @param {string} text */
  const open = (text) => apply(rules.open, text.normalize("NFKD").toLowerCase());

  /** @param {string[]} list @returns {string[]} */
  const once = (list) => [...new Set(list)];

  /** @param {string} word @returns {Word} the forms of one word, which holds no space */
  const forms = (word) => {
    const opened = trim(open(word));
    const spelled = once([opened, apply(rules.seatless, opened)].map((each) => apply(rules.plain, each)));
    const bare = spelled.map((each) => trim(apply(rules.word, each))).filter(Boolean);
    const close = once(bare);
    if (!close.length) return { close, loose: [], written: word };
    const withArticle = bare[0].length < spelled[0].length;
    const from = withArticle ? spelled[0] : bare[0];
    const loose = (withArticle ? rules.doubled : rules.loose).map((rule) => apply([rule], from)).filter((form) => form !== from);
    return { close, loose: once(loose).filter((form) => !close.includes(form)), written: word };
  };

  /** @param {string} text @returns {string} the text with grouped numbers in one piece, in European digits */
  const joined = (text) =>
    apply(digits, text.normalize("NFKC")).replace(new RegExp(rules.grouped, "gu"), (_, before, number) => before + number.replace(/[^0-9]/g, ""));

  /** @param {string} query @returns {{ words: Word[], exact: boolean }} what a reader asks for; in quotation marks, as it stands */
  const asked = (query) => {
    const quoted = QUOTED.exec(query);
    const parts = joined(quoted ? quoted[1] : query).replace(BETWEEN_WORDS, " ").split(/\s+/u);
    return { words: parts.map(forms).filter((word) => word.close.length), exact: quoted !== null };
  };

  return { forms, asked };
}
