// A result of the search as readers see it. Texts become text, never markup.
import { excerpt } from "./search-excerpt.js";

/** Written forms that are marked in the article a result leads to: more would make an address that nobody can send. */
const MARKED = 12;

/**
 * @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {import("./search-engine.js").Hit} hit @param {string} site the way to the site's own folder @returns {Promise<HTMLElement>} */
export async function card(hit, site) {
  const { content, meta } = await hit.data();
  const { headline, text, more, written } = excerpt(content, meta.ends, hit.places);
  const address = new URL(site + meta.page, document.baseURI);
  for (const word of written.slice(0, MARKED)) address.searchParams.append("highlight", word);
  const words = element("div", { class: "search-words" },
    element("p", { class: "search-line" }, ...line(meta)),
    element("h3", { class: "headline" }, element("a", { href: address.href }, ...marks(headline))),
    element("p", { class: "excerpt" }, more[0] ? "… " : "", ...marks(text), more[1] ? " …" : ""));
  return element("li", { class: `search-card colour-${meta.colour}` }, ...(meta.picture ? [picture(meta.picture, site)] : []), words);
}

/** @param {any} meta @returns {(Node | string)[]} */
function line(meta) {
  const parts = [
    meta.advertisement && element("span", { class: "advertisement" }, meta.advertisement),
    element("span", { class: "rubric" }, meta.rubric),
    element("span", {}, meta.number),
    element("time", { datetime: meta.date }, meta.day),
    element("span", { class: "minutes" }, meta.minutes),
  ];
  return parts.filter(Boolean).flatMap((part, at) => (at ? [" ", part] : [part]));
}

/** @param {import("./search-excerpt.js").Marked} parts @returns {(Node | string)[]} */
const marks = (parts) => parts.flatMap(({ text, hit }, at) => [at ? " " : "", ...(hit ? mark(text) : [text])]);

/** @param {string} text @returns {(Node | string)[]} the text marked, but for the punctuation around it */
function mark(text) {
  const [, before, word, after] = /** @type {RegExpExecArray} */ (/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su.exec(text));
  return [before, element("mark", {}, word), after];
}

/** @param {{ width: number, height: number, files: [string, string][] }} found @param {string} site @returns {HTMLElement} */
function picture({ width, height, files }, site) {
  const place = (/** @type {string} */ file) => new URL(site + file, document.baseURI).href;
  const last = files[files.length - 1];
  const sources = files.slice(0, -1).map(([type, file]) => element("source", { type, srcset: place(file) }));
  const image = element("img", { alt: "", loading: "lazy", decoding: "async", width: String(width), height: String(height) });
  const made = element("picture", { class: "search-picture" }, ...sources, image);
  image.setAttribute("src", place(last[1]));
  return made;
}
