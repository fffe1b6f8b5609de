// The page of kept issues, and the list of them on the page that stands where there is no network.
import { attach, inBytes } from "./keep-control.js";
import { site, volumes } from "./keep.js";

/** Draw a kept issue from the page's own pattern. @param {HTMLTemplateElement} pattern @param {import("./keep.js").Volume} volume */
function drawn(pattern, { folder, plan, record }) {
  const item = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (pattern.content.cloneNode(true)).firstElementChild);
  const [tag = ""] = folder.split("/");
  const pick = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (item.querySelector(name));
  const link = /** @type {HTMLAnchorElement} */ (pick("[data-link]"));
  link.href = new URL(`${folder}/index.html`, site).href;
  link.textContent = plan.title;
  const headline = link.parentElement ?? link;
  headline.lang = tag;
  link.dir = "auto"; // its own direction within the line, not another edge to stand at
  const line = /** @type {HTMLElement} */ (pick("[data-line]"));
  line.textContent = plan.line;
  line.lang = tag;
  line.dir = "auto";
  const cover = /** @type {HTMLImageElement | null} */ (pick("img"));
  if (cover && plan.cover && record) cover.src = new URL(plan.cover, site).href;
  const since = /** @type {HTMLTimeElement | null} */ (pick("time"));
  if (since && record?.kept) since.textContent = dayOf(record.kept);
  if (since && record?.kept) since.dateTime = record.kept;
  if (!record?.kept) pick("[data-since]")?.remove();
  const control = pick("[data-keep]");
  if (control) {
    control.dataset.keep = folder;
    control.hidden = false;
    attach(control);
  }
  return item;
}

/** Write a day as it is written in Morocco, with the digits of the pages. @param {string} moment */
function dayOf(moment) {
  const locale = `${document.documentElement.lang}-MA-u-nu-latn`;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(moment));
}

/** One volume an issue: the kept version, else the one begun. @param {import("./keep.js").Volume[]} all */
function byIssue(all) {
  const first = new Map();
  for (const volume of all) if (!first.has(volume.folder)) first.set(volume.folder, volume);
  return [...first.values()];
}

/** Show what is kept, and how much room it takes. @param {HTMLElement} place */
async function show(place) {
  const finished = "finished" in place.dataset;
  const kept = byIssue(await volumes()).filter((volume) => volume.record || !finished);
  const pattern = /** @type {HTMLTemplateElement} */ (place.querySelector("template"));
  const list = /** @type {HTMLElement} */ (place.querySelector("[data-list]"));
  list.replaceChildren(...kept.map((volume) => drawn(pattern, volume)));
  list.hidden = !kept.length;
  for (const empty of place.querySelectorAll("[data-empty]")) /** @type {HTMLElement} */ (empty).hidden = kept.length > 0;
  await room(place);
}

/** @param {HTMLElement} place */
async function room(place) {
  const line = /** @type {HTMLElement | null} */ (place.querySelector("[data-room]"));
  if (!line) return;
  const stored = (await volumes()).reduce((sum, { record }) => sum + (record?.stored ?? 0), 0);
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  line.hidden = !stored || quota === undefined;
  line.textContent = (place.dataset.roomWords ?? "")
    .replace("{used}", inBytes(stored, place.dataset))
    .replace("{free}", inBytes(Math.max(0, (quota ?? 0) - (usage ?? 0)), place.dataset));
}

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-kept]"));
if (place && "caches" in window) {
  place.hidden = false;
  for (const other of document.querySelectorAll("[data-without]")) other.remove();
  show(place);
  place.addEventListener("kept-changed", async (event) => {
    await show(place);
    const told = place.querySelector("[data-told]");
    if (told) told.textContent = /** @type {CustomEvent} */ (event).detail;
    if (document.activeElement === document.body) place.focus({ preventScroll: true });
  });
}
const again = /** @type {HTMLElement | null} */ (document.querySelector("[data-again]"));
if (again) {
  again.hidden = false;
  again.addEventListener("click", () => location.reload());
}
