// The check of a reader's file: its SHA-256 is computed here and looked up in the site's list. Nothing is sent anywhere.
const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-verify]"));
const field = /** @type {HTMLInputElement | null} */ (place?.querySelector("input"));
const verdicts = /** @type {HTMLElement | null} */ (place?.querySelector("ul"));

/** Bytes that a browser can hold at once on a telephone; larger files have the commands below. */
const LARGEST = 500_000_000;
/** What bears a signature of its own: where the list has other bytes, the file may be an older or newer one, and true. */
const SIGNED = /\.(?:pdf|epub)$/i;

// A file may have any name, but not that of another download. The command asks the same (release/names.py); keep both alike.
// Names
const DOWNLOAD = /^[\p{L}\p{N}_.-]+-(?:ar|fr|en|zgh)(?:-press|-archive|-imposed)?\.(?:pdf|epub)$/iu;
const DATED = /(?<![0-9])([0-9]{4}-[0-9]{2}(?:-(?![0-9]{4}-[0-9]{2}(?![0-9]))[a-z0-9]+)*?)((?:-(?:ar|fr|en|zgh))+)(-press|-archive|-imposed)?(?:-(?:pdf|epub))?(?![a-z0-9])/g;
const DATE = /([0-9]{4}-[0-9]{2})(?![0-9])(-[0-9]{2}(?![0-9]))?/;

/** Take the mark of a second copy out of a name, as browsers write it. @param {string} name */
const ownName = (name) => name.replace(/\s*\(\p{Nd}{1,3}\)(?=\.[^.]*$|$)/u, "");
/** @param {string} name */
const ending = (name) => name.toLowerCase().slice(name.lastIndexOf(".") + 1);

/** Write a name small, with Western digits, a hyphen for all that parts its words, and without marks that nobody sees. @param {string} name */
function plain(name) {
  const digit = (/** @type {string} */ letter) => String((letter.charCodeAt(0) - (letter < "\u06f0" ? 0x660 : 0x6f0)) % 10);
  return name.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
}

/** Give the downloads that a name speaks of: what stands before the issue, and issue, languages and kind. @param {string} name */
function claims(name) {
  const text = plain(name);
  return [...text.matchAll(DATED)].map((match) => ({ before: text.slice(0, match.index).replace(/^-+|-+$/g, ""), what: match.slice(1, 4).join("\n") }));
}

/** Say whether a file bears the name of another one. @param {string} name @param {string} real */
function bearsAnother(name, real) {
  const said = claims(name);
  const [own] = claims(real);
  const form = DOWNLOAD.test(ownName(name)) && ownName(name).toLowerCase() !== real.toLowerCase();
  if (!own) return form || (said.length > 0 && ["pdf", "epub"].includes(ending(name)));
  const behind = new RegExp(`(?<![a-z0-9])${own.before}-(${DATE.source})`, "g");
  const [date, month, day] = DATE.exec(own.what) ?? [];
  const another = (/** @type {RegExpMatchArray} */ [, all, its, days]) => (days && day ? all !== date : !days && its !== month);
  if (own.before && [...plain(ownName(name)).matchAll(behind)].some(another)) return true; // of the second copies, the tenth is no day
  if (!said.length) return form && plain(name).startsWith(`${own.before}-`);
  const ends = (/** @type {string} */ before) => !before || `-${before}`.endsWith(`-${own.before}`);
  const kinds = [ending(name), ending(real)].sort().join();
  return said.some(({ before, what }) => what !== own.what || !ends(before)) || kinds === "epub,pdf";
}
// Names end

/** Fetch the list; where there is no network, take it as it was when this page was last open. @param {string} address */
async function listText(address) {
  const url = new URL(address, location.href);
  const cache = "caches" in window ? await caches.open(`magazine ${new URL("./", url).pathname} sums`).catch(() => undefined) : undefined;
  const response = await fetch(url, { cache: "no-cache" }).catch(() => undefined);
  if (response?.ok) {
    await cache?.put(url.href, response.clone()).catch(() => undefined);
    return response.text();
  }
  return (await cache?.match(url.href))?.text();
}

/** Read a list: digests and places (GNU coreutils). @param {string} text */
function entries(text) {
  return [...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].map(([, digest = "", name = ""]) => ({ digest, name }));
}

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Say what the list says of a file. @param {string} name @param {string} digest @param {{ digest: string, name: string }[]} list */
function judged(name, digest, list) {
  const own = ownName(name);
  const last = (/** @type {string} */ path) => path.slice(path.lastIndexOf("/") + 1);
  const same = list.filter((entry) => entry.digest === digest);
  const found = same.find((entry) => last(entry.name) === own) ?? same[0];
  if (found) return last(found.name) !== own && bearsAnother(name, last(found.name)) ? ["altered", "otherName", found.name] : ["true", "listed", found.name];
  const named = list.filter((entry) => last(entry.name) === own);
  if (named.length !== 1) return ["unknown", "notListed", own];
  return SIGNED.test(own) ? ["unknown", "otherEdition", own] : ["altered", "otherBytes", own];
}

/** @param {File} file @param {string} address */
async function check(file, address) {
  if (!window.crypto?.subtle) return ["unknown", "cannot", ""];
  if (file.size > LARGEST) return ["unknown", "tooLarge", ""];
  const list = entries((await listText(address)) ?? "");
  if (!list.length) return ["unknown", "withoutList", ""];
  const bytes = await file.arrayBuffer().catch(() => undefined);
  return bytes ? judged(file.name, await sha256(bytes), list) : ["unknown", "cannot", ""];
}

/** @param {HTMLElement} around @param {string} name @param {string[]} verdict */
function shown(around, name, [word = "", reason = "", other = ""]) {
  const item = document.createElement("li");
  item.dataset.verdict = word;
  const of = document.createElement("bdi");
  of.textContent = name;
  const said = document.createElement("strong");
  said.textContent = around.dataset[`word${word[0]?.toUpperCase()}${word.slice(1)}`] ?? word;
  const why = document.createElement("p");
  const [before = "", after = ""] = (around.dataset[reason] ?? "").split("{name}");
  const real = document.createElement("bdi");
  real.textContent = after || other ? other : "";
  why.append(before, ...(around.dataset[reason]?.includes("{name}") ? [real] : []), after);
  item.append(said, " ", of, why);
  return item;
}

if (place && field && verdicts && !place.closest("[hidden]")) {
  listText(place.dataset.verify ?? "").catch(() => undefined); // it is here, then, when the network is not
  let asked = 0;
  field.addEventListener("change", async () => {
    const files = [...(field.files ?? [])];
    const now = ++asked;
    verdicts.replaceChildren();
    for (const file of files) {
      const said = shown(place, file.name, await check(file, place.dataset.verify ?? ""));
      if (now !== asked) return; // other files were chosen while this one was read: its verdict would stand among theirs
      verdicts.append(said);
    }
  });
}
