// The search page: reads what is asked from the address, finds it, shows it. What a reader chooses is in the address, so that a search can
// be kept, sent and come back to.
import { Engine } from "./search-engine.js";
import { card, element } from "./search-card.js";

/** @typedef {import("./search-engine.js").Hit} Hit */
/** @typedef {{ q: string, rubric: string, year: string, issue: string, language: string, sort: string }} Asked */

/** Results shown at once, and by each "more". */
const PAGE = 10;
const FILTERS = /** @type {const} */ (["rubric", "year", "issue", "language"]);

const data = JSON.parse(document.getElementById("search-data")?.textContent ?? "{}");
const form = /** @type {HTMLFormElement} */ (document.querySelector(".search-form"));
const box = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const filters = /** @type {HTMLFieldSetElement} */ (form.querySelector("fieldset"));
const count = /** @type {HTMLElement} */ (document.querySelector(".search-count"));
const results = /** @type {HTMLElement} */ (document.querySelector(".search-results"));
const plural = new Intl.PluralRules(document.documentElement.lang);

/** @type {Engine[]} */
const engines = data.languages.map((/** @type {any} */ language) => new Engine(language, data.rules));
/** How many years are searched from the newest on; grows on demand. */
let depth = depthOf(data.first);
let turn = 0;

/** @param {string} name @param {unknown[]} values */
const say = (name, ...values) => values.reduce((/** @type {string} */ text, value) => text.replace("{}", () => String(value)), data.phrases[`search_${name}`]);

/** @returns {number[]} all years of all languages, newest first */
function allYears() {
  const years = engines.flatMap((engine) => engine.language.years.map(({ year }) => year));
  return [...new Set(years)].sort((a, b) => b - a);
}

/** @param {number} articles @returns {number} how many of the newest years hold so many articles in each language */
function depthOf(articles) {
  const enough = engines.map(({ language }) => {
    let sum = 0;
    return language.years.findIndex((each) => (sum += each.articles) >= articles) + 1 || language.years.length;
  });
  return Math.max(1, ...enough);
}

/** @returns {Asked} */
function asked() {
  const given = new URLSearchParams(location.search);
  return /** @type {Asked} */ (Object.fromEntries(["q", ...FILTERS, "sort"].map((name) => [name, given.get(name) ?? ""])));
}

/** @param {Asked} wanted @returns {string} the address of a search */
function addressOf(wanted) {
  const given = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  const query = given.toString();
  return query ? `?${query}` : location.pathname;
}

/** @param {Asked} wanted */
function fill(wanted) {
  box.value = wanted.q;
  for (const name of [...FILTERS, "sort"]) {
    const choice = /** @type {HTMLSelectElement | null} */ (form.elements.namedItem(name));
    if (!choice) continue;
    const value = /** @type {Record<string, string>} */ (wanted)[name];
    if (value && ![...choice.options].some((option) => option.value === value)) choice.append(new Option(value, value));
    choice.value = value;
  }
}

/** @returns {Asked} what the form says */
function chosen() {
  const given = new FormData(form);
  return /** @type {Asked} */ (Object.fromEntries(["q", ...FILTERS, "sort"].map((name) => [name, String(given.get(name) ?? "").trim()])));
}

/** Searches for what the address asks, and shows it. */
async function run() {
  const wanted = asked();
  const mine = ++turn;
  fill(wanted);
  if (!wanted.q.trim()) return clear();
  filters.hidden = false;
  results.setAttribute("aria-busy", "true");
  if (!results.childElementCount) count.textContent = say("working");
  try {
    const years = wanted.year ? [Number(wanted.year)] : allYears().slice(0, depth);
    const found = await Promise.all(engines.map(async (engine) => {
      if (wanted.language && wanted.language !== engine.language.tag && !engine.years.length) return { hits: [], unknown: [] };
      await engine.open(years);
      return engine.years.length ? engine.find(wanted.q) : { hits: [], unknown: [] };
    }));
    if (mine === turn) await show(wanted, years, found);
  } catch (error) {
    console.error(error);
    if (mine === turn) fail();
  }
  if (mine === turn) results.removeAttribute("aria-busy");
}

function clear() {
  results.replaceChildren();
  results.hidden = true;
  filters.hidden = true;
  count.textContent = "";
}

function fail() {
  clear();
  count.textContent = say("failed");
}

/**
 * @param {Asked} wanted @param {number[]} years
 * @param {{ hits: Hit[], unknown: string[] }[]} found by language, the page's first
 */
async function show(wanted, years, found) {
  const searched = new Set(years.map(String));
  const hits = found.flatMap((each) => each.hits).filter((hit) => searched.has(hit.year));
  offer(hits, wanted);
  const left = hits.filter((hit) => fits(hit, wanted));
  if (wanted.sort === "date") left.sort((a, b) => (a.issue < b.issue ? 1 : a.issue > b.issue ? -1 : b.score - a.score));
  const groups = engines.map((engine) => left.filter((hit) => hit.language === engine.language)).filter((group) => group.length);
  count.textContent = [counted(left.length), where(years)].join(" ");
  const shown = Math.max(PAGE, Number(history.state?.shown) || 0);
  const parts = await Promise.all(groups.map((group) => section(group, groups.length > 1, shown)));
  results.replaceChildren(...parts, ...(left.length ? [] : nothing(wanted, found, hits.length)), ...older(wanted, years));
  results.hidden = false;
  results.dataset.asked = wanted.q;
}

/** @param {Hit} hit @param {Asked} wanted @param {string} [but] a filter that does not count */
function fits(hit, wanted, but) {
  const has = { rubric: hit.rubric, year: hit.year, issue: hit.issue, language: hit.language.tag };
  return FILTERS.every((name) => name === but || !wanted[name] || wanted[name] === has[name]);
}

/**
 * Says at each choice of a filter how many results it has, and lists the issues that have any.
 * @param {Hit[]} hits @param {Asked} wanted
 */
function offer(hits, wanted) {
  for (const name of FILTERS) {
    const choice = /** @type {HTMLSelectElement | null} */ (form.elements.namedItem(name));
    if (!choice) continue;
    const counts = new Map();
    for (const hit of hits.filter((each) => fits(each, wanted, name))) {
      const value = name === "language" ? hit.language.tag : hit[name];
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (name === "issue") list(choice, [...counts.keys()].sort().reverse(), wanted.issue);
    if (choice.parentElement) choice.parentElement.hidden = choice.options.length <= 2 && !wanted[name]; // one choice is none
    for (const option of choice.options) {
      option.dataset.name ??= option.textContent ?? "";
      const number = counts.get(option.value) ?? 0;
      const open = name !== "year" || !option.value || isOpen(Number(option.value));
      option.textContent = option.value && open ? `${option.dataset.name} (${number})` : option.dataset.name;
      option.disabled = Boolean(option.value) && open && !number && option.value !== wanted[name];
    }
  }
}

/** @param {HTMLSelectElement} choice @param {string[]} issues @param {string} wanted */
function list(choice, issues, wanted) {
  const values = wanted && !issues.includes(wanted) ? [...issues, wanted] : issues;
  choice.replaceChildren(choice.options[0], ...values.map((issue) => new Option(nameOf(issue), issue)));
  choice.value = wanted;
}

/** @param {string} issue */
const nameOf = (issue) => engines.map((engine) => engine.issues.get(issue)).find(Boolean) ?? issue;

/** @param {number} year */
const isOpen = (year) => engines.some((engine) => engine.years.includes(year));

/** @param {number} number */
const counted = (number) => say(number ? plural.select(number) === "zero" ? "other" : plural.select(number) : "zero", number);

/** @param {number[]} years */
function where(years) {
  const [newest, oldest] = [years[0], years.at(-1)];
  if (allYears().length < 2) return "";
  return newest === oldest ? say("in_year", newest) : say("in_years", `${oldest}–${newest}`);
}

/** @param {Hit[]} group @param {boolean} headed whether results of another language stand beside it @param {number} shown */
async function section(group, headed, shown) {
  const { tag, name, direction } = group[0].language;
  const part = element("section", { lang: tag, dir: direction, class: "search-group" });
  const heading = element("h2", headed ? {} : { class: "unseen" }, name, " ", element("span", { class: "number" }, String(group.length)));
  const listed = element("ol", { class: "search-list" });
  const more = element("button", { type: "button", class: "button search-more" }, say("more"));
  more.lang = document.documentElement.lang;
  more.dir = document.documentElement.dir;
  const grow = async (/** @type {number} */ to) => {
    const from = listed.childElementCount;
    listed.append(...(await Promise.all(group.slice(from, to).map((hit) => card(hit, data.site)))));
    more.hidden = listed.childElementCount >= group.length;
    return /** @type {HTMLElement | undefined} */ (listed.children[from]);
  };
  more.addEventListener("click", async () => {
    const to = listed.childElementCount + PAGE;
    const next = await grow(to);
    history.replaceState({ ...history.state, shown: Math.max(to, Number(history.state?.shown) || 0) }, "");
    next?.querySelector("a")?.focus();
  });
  await grow(shown);
  part.append(heading, listed, more);
  return part;
}

/** @param {Asked} wanted @param {{ unknown: string[] }[]} found @param {number} unfiltered */
function nothing(wanted, found, unfiltered) {
  const unknown = found[0].unknown.filter((word) => found.every((each) => each.unknown.includes(word)));
  const parts = [element("p", {}, say(unfiltered ? "none_filtered" : "none", wanted.q))];
  if (unknown.length && !unfiltered) parts.push(element("p", {}, say("unknown", unknown.join(" "))));
  return [element("div", { class: "search-nothing" }, ...parts, element("p", {}, say("try")))];
}

/** @param {Asked} wanted @param {number[]} years @returns {HTMLElement[]} the ways to the years that were not searched */
function older(wanted, years) {
  const left = allYears().slice(depth);
  if (wanted.year || !left.length || years.length >= allYears().length) return [];
  const way = (/** @type {string} */ text, /** @type {number} */ to) => {
    const button = element("button", { type: "button", class: "button button-older" }, text);
    button.addEventListener("click", async () => {
      depth = to;
      await run();
      count.scrollIntoView({ block: "nearest" });
    });
    return button;
  };
  const all = left.length > 1 ? [way(say("oldest"), allYears().length)] : [];
  return [element("p", { class: "search-older" }, way(say("older", left[0]), depth + 1), " ", ...all)];
}

/** @param {Asked} wanted */
function go(wanted) {
  if (addressOf(wanted) !== addressOf(asked())) history.pushState({}, "", addressOf(wanted));
  return run();
}

/** @param {number} step @returns {boolean} whether the focus moved to another result */
function step(step) {
  const links = [box, .../** @type {NodeListOf<HTMLElement>} */ (results.querySelectorAll(".headline a, button:not([hidden])"))];
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = at < 0 ? undefined : links[at + step];
  next?.focus();
  return next !== undefined;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLSelectElement;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && (document.activeElement === box || results.contains(document.activeElement))) {
    event.preventDefault();
    if (document.activeElement === box && box.value) box.value = "";
    else box.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !(document.activeElement instanceof HTMLSelectElement)) {
    if (step(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  depth = Math.max(depth, depthOf(data.first));
  go({ ...chosen(), ...(chosen().q === asked().q ? {} : { issue: "" }) });
});
filters.addEventListener("change", () => go(chosen()));
document.addEventListener("keydown", onKey);
addEventListener("popstate", run);
results.addEventListener("click", () => history.replaceState({ ...history.state, depth, scroll: scrollY }, ""));

depth = Math.max(depth, Number(history.state?.depth) || 0);
const { scroll } = history.state ?? {};
await run();
form.dataset.ready = "";
if (scroll) scrollTo(0, scroll);
