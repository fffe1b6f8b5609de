// The worker of the installed magazine: stands between the pages and the network, and answers from what it keeps.
//
// Pages come from the network and, where that is silent or slow, from what is kept or was visited. Files that are named for their
// content come from what it has: such a name never means another file, so nothing here can put new files under an open page. A new
// worker waits until the last page of the old one is closed (no skipWaiting); only then are the old one's files cleared away.
"use strict";

/** What this build has: the build writes this line. */
const BUILD = { version: "", languages: ["ar"], shell: [""] };

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL("./", location.href);
const PREFIX = `magazine ${ROOT.pathname} `;
const SHELL = `${PREFIX}shell ${BUILD.version}`;
const PAGES = `${PREFIX}pages`;
const FILES = `${PREFIX}files`;
const KEPT = `${PREFIX}kept `;

/** Milliseconds to wait for the network where the page is here: whole and verified, or as it was visited. */
const PATIENCE = { kept: 1000, visited: 3000 };
/** Visited pages to remember: two issues' worth of reading. */
const VISITED = 40;

/** Names of files by their content, in the site's addresses and in texts that ask for them. */
const NAMED = /\/(?:[\w-]+-[0-9a-f]{12}|[0-9a-f]{16})\.\w+$/;
const NAMES = /(?:[\w-]+-[0-9a-f]{12}|[0-9a-f]{16})\.(?!html)\w+/g;
const SEEN = new Set(["style", "script", "font", "image", "audio", "video", "track"]);
const EXACTLY = { ignoreVary: true };

worker.addEventListener("install", (event) => event.waitUntil(stock()));
worker.addEventListener("activate", (event) => event.waitUntil(begin()));
worker.addEventListener("fetch", answer);
worker.addEventListener("message", (event) => {
  if (event.data?.opened) event.waitUntil(remember(event.data.opened, event.data.files));
});

/** Fetch what every page may ask for, all or nothing. @returns {Promise<void>} */
async function stock() {
  const shell = await caches.open(SHELL);
  await Promise.all(BUILD.shell.map(async (place) => {
    const address = new URL(place, ROOT).href;
    const named = NAMED.test(address);
    const response = (named && (await caches.match(address, EXACTLY))) || (await fetch(address, { cache: named ? "default" : "no-cache" }));
    if (!sound(response)) throw new Error(`${place} did not come whole`);
    await shell.put(address, response.clone());
  }));
}

/** Take over: no page of an earlier worker is open any more. @returns {Promise<void>} */
async function begin() {
  await worker.registration.navigationPreload?.enable();
  await clearShells();
  await tidy();
  await worker.clients.claim();
}

/** @param {FetchEvent} event */
function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return;
  if (request.mode === "navigate") {
    if (isPage(url)) event.respondWith(page(event, url));
  } else if (NAMED.test(url.pathname) && SEEN.has(request.destination)) {
    event.respondWith(request.headers.has("range") ? part(request) : file(event, url));
  }
}

/** @param {URL} url */
function isPage(url) {
  const last = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  return !last.includes(".") || last.endsWith(".html");
}

/** `/x/`, `/x`, `/x/index.html`, `/x/?q=…` and `/x/#…` are one page. @param {URL} url */
function keyOf(url) {
  const { pathname } = url;
  const last = pathname.slice(pathname.lastIndexOf("/") + 1);
  return url.origin + (last.includes(".") ? pathname : `${pathname}${last ? "/" : ""}index.html`);
}

/** A whole answer of our own server, worth keeping. @param {Response} response */
function sound(response) {
  return response.status === 200 && response.type === "basic" && !response.redirected;
}

/** @param {FetchEvent} event @param {URL} url @returns {Promise<Response>} */
async function page(event, url) {
  const key = keyOf(url);
  const network = fetched(event, key);
  event.waitUntil(network.catch(() => undefined));
  event.waitUntil(tidyIfQuiet());
  const stored = await storedPage(key);
  if (!stored) return network.catch(() => offline(key));
  const asFolder = !key.endsWith(url.pathname) && !url.pathname.endsWith("/"); // its links count from the folder's slash
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE[stored.kept ? "kept" : "visited"]));
  const first = await Promise.race([network, late]).catch(() => undefined);
  if (first && first.status < 500) return first;
  return asFolder ? Response.redirect(`${url.origin}${url.pathname}/${url.search}`) : stored.response;
}

/** @param {FetchEvent} event @param {string} key @returns {Promise<Response>} */
async function fetched(event, key) {
  const response = (await event.preloadResponse) || (await fetch(event.request));
  if (sound(response)) event.waitUntil(visit(key, response.clone()));
  return response;
}

/** Find a page: in a kept issue, among those visited, among those that every build brings. @param {string} key */
async function storedPage(key) {
  for (const { cache } of await keptIssues(key)) {
    const response = await cache.match(key, EXACTLY);
    if (response) return { response, kept: true };
  }
  for (const name of [PAGES, SHELL]) {
    const response = await (await caches.open(name)).match(key, EXACTLY);
    if (response) return { response, kept: false };
  }
  return undefined;
}

/** The finished kept issues, newest first; those that hold a page, where one is asked for. @param {string} [key] */
async function keptIssues(key) {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(KEPT)) continue;
    const folder = name.slice(KEPT.length).split(" ")[0];
    if (key && !key.startsWith(new URL(`${folder}/`, ROOT).href)) continue;
    const cache = await caches.open(name);
    const record = await cache.match(new URL(`${folder}/offline.json`, ROOT).href, EXACTLY);
    if (record) found.push({ name, folder, cache, kept: (await record.json()).kept });
  }
  return found.sort((a, b) => (a.kept < b.kept ? 1 : -1));
}

/** What stands where a page is neither reached nor kept, in the page's language. @param {string} key */
async function offline(key) {
  const tag = key.slice(ROOT.href.length).split("/")[0] ?? "";
  const language = BUILD.languages.includes(tag) ? tag : BUILD.languages[0];
  const place = new URL(`${language}/kept/offline.html`, ROOT);
  const stored = await (await caches.open(SHELL)).match(place.href, EXACTLY);
  if (!stored) return Response.error();
  const text = (await stored.text()).replace(/ (href|src)="([^"#][^"]*)"/g, (_, name, link) => ` ${name}="${new URL(link, place).href}"`);
  return new Response(text, { status: 503, headers: plain(stored.headers) });
}

/** @param {Headers} headers */
function plain(headers) {
  const copy = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "etag", "last-modified"]) copy.delete(name);
  return copy;
}

/** A file that is named for its content. @param {FetchEvent} event @param {URL} url @returns {Promise<Response>} */
async function file(event, url) {
  const { destination } = event.request;
  const found = await caches.match(url.href, EXACTLY);
  if (found) return found;
  const response = await fetch(event.request).catch(() => undefined);
  if (!response?.ok) return (await sibling(event.clientId, url)) || response || Response.error();
  const heavy = destination === "audio" || destination === "video";
  const page = response.headers.get("content-type")?.startsWith("text/html"); // a captive network's own, under our name
  if (sound(response) && !heavy && !page) event.waitUntil(put(FILES, url.href, response.clone()));
  return response;
}

/** The same picture in a width or format that is here: the page that shows it names them all. @param {string} client @param {URL} url */
async function sibling(client, url) {
  const reader = await worker.clients.get(client);
  const stored = reader && (await storedPage(keyOf(new URL(reader.url))));
  const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  for (const [picture] of stored ? (await stored.response.text()).matchAll(/<picture[\s\S]*?<\/picture>/g) : []) {
    if (!picture.includes(name)) continue;
    for (const other of new Set(picture.match(NAMES))) {
      const found = await caches.match(new URL(other, url).href, EXACTLY);
      if (found) return found;
    }
  }
  return undefined;
}

/** A piece of sound or film: cut from the kept file, else asked of the server. @param {Request} request @returns {Promise<Response>} */
async function part(request) {
  const found = await caches.match(request.url, EXACTLY);
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") || "");
  if (!found || !range || !(range[1] || range[2])) return fetch(request);
  const whole = await found.blob();
  const first = range[1] ? Number(range[1]) : Math.max(0, whole.size - Number(range[2]));
  const last = range[1] && range[2] ? Math.min(Number(range[2]), whole.size - 1) : whole.size - 1;
  const headers = plain(found.headers);
  if (first > last) {
    headers.set("content-range", `bytes */${whole.size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-range", `bytes ${first}-${last}/${whole.size}`);
  headers.set("content-length", String(last - first + 1));
  return new Response(whole.slice(first, last + 1), { status: 206, headers });
}

/** Keep an answer, if there is room. @param {string} name @param {string} key @param {Response} response */
async function put(name, key, response) {
  await tidying;
  await (await caches.open(name)).put(key, response).catch(() => undefined);
}

/** Remember a visited page; the oldest give way, but for those that are open. @param {string} key @param {Response} response */
async function visit(key, response) {
  await put(PAGES, key, response);
  const pages = await caches.open(PAGES);
  const all = await pages.keys();
  const open = new Set((await worker.clients.matchAll({ type: "window" })).map((client) => keyOf(new URL(client.url))));
  const old = all.filter(({ url }) => url !== key && !open.has(url)).slice(0, Math.max(0, all.length - VISITED));
  await Promise.all(old.map((request) => pages.delete(request, EXACTLY)));
}

/** Remember the page that was open before this worker was there, with what it shows. @param {string} address @param {string[]} files */
async function remember(address, files) {
  const own = files.filter((name) => name.startsWith(ROOT.href) && NAMED.test(new URL(name).pathname));
  await Promise.all([new URL(address), ...own.map((name) => new URL(name))].map(async (url, at) => {
    if (at && (await caches.match(url.href, EXACTLY))) return;
    const response = await fetch(url.href).catch(() => undefined);
    if (response && sound(response)) await (at ? put(FILES, url.href, response) : visit(keyOf(url), response));
  }));
}

/** Clear away other builds' shells, less the files that visited pages still ask for. A worker that waits has its own here. */
async function clearShells() {
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const needed = await neededNames();
  const files = await caches.open(FILES);
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${PREFIX}shell `) || name === SHELL) continue;
    const shell = await caches.open(name);
    for (const request of await shell.keys()) {
      const response = needed.has(nameOf(request.url)) && (await shell.match(request, EXACTLY));
      if (response) await files.put(request, response).catch(() => undefined);
    }
    await caches.delete(name);
  }
}

let tidying = Promise.resolve();

/** Tidy where no page is open: the moment at which nobody can miss a file. @returns {Promise<void>} */
async function tidyIfQuiet() {
  if ((await worker.clients.matchAll({ type: "window", includeUncontrolled: true })).length) return;
  tidying = tidy().catch(() => undefined);
  await tidying;
}

/** Clear away what no visited page asks for, be it through its style sheet or scripts, and kept issues that a newer version replaced. */
async function tidy() {
  const needed = await neededNames();
  const files = await caches.open(FILES);
  const unneeded = (await files.keys()).filter((request) => !needed.has(nameOf(request.url)));
  await Promise.all(unneeded.map((request) => files.delete(request, EXACTLY)));
  const seen = new Set();
  for (const { name, folder } of await keptIssues()) {
    if (seen.has(folder)) await caches.delete(name);
    seen.add(folder);
  }
}

/** @param {string} address */
function nameOf(address) {
  return address.slice(address.lastIndexOf("/") + 1);
}

/** The names of all files that visited pages ask for, directly or through other files. @returns {Promise<Set<string>>} */
async function neededNames() {
  const pages = await caches.open(PAGES);
  /** @type {Set<string>} */
  const needed = new Set();
  for (const request of await pages.keys()) {
    const page = await pages.match(request, EXACTLY);
    for (const name of (page && (await page.text()).match(NAMES)) || []) needed.add(name);
  }
  for (const name of needed) { // grows while it is gone through
    if (!/\.(css|js)$/.test(name)) continue;
    const found = await caches.match(new URL(`assets/${name}`, ROOT).href, EXACTLY);
    for (const other of (found && (await found.text()).match(NAMES)) || []) needed.add(other);
  }
  return needed;
}
