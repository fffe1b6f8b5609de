// Issues kept to read without a network: what is kept, keeping, taking away. Draws nothing.
//
// An issue lies in one cache. Its list of files (offline.json) goes in first, as a plan; every file is held against its length and
// SHA-256; the record that makes the issue a kept one goes in last. So what was interrupted is never taken for whole, and goes on
// where it stopped.

/** @typedef {{ place: string, bytes: number, sha256: string, kind: "page" | "picture" | "recording" | "shared" }} ListedFile */
/** @typedef {{ folder: string, version: string, title: string, line: string, cover: string, bytes: number, recordings: number,
 *    files: ListedFile[] }} List */
/** @typedef {List & { heard: boolean, kept?: string, stored: number }} Kept */
/** @typedef {{ name: string, folder: string, plan: Kept, record: Kept | undefined }} Volume */

export const site = new URL("../", import.meta.url);
const PREFIX = `magazine ${site.pathname} kept `;
const FORMAT = 1;
/** Files on their way at once: enough for a slow network's round trips. */
const HANDS = 4;
/** Room to leave beside an issue, as a share of its size: what a browser writes for itself. */
const SPARE = 1.1;
const NAMED = /(?:-[0-9a-f]{12}|\/[0-9a-f]{16})\.\w+$/;
const EXACTLY = { ignoreVary: true };

/** Why an issue could not be kept: `network`, `changed` (another build on the server), `room`, `format`. */
export class Trouble extends Error {
  /** @param {string} kind @param {number} [needed] @param {number} [free] */
  constructor(kind, needed = 0, free = 0) {
    super(kind);
    this.kind = kind;
    this.needed = needed;
    this.free = free;
  }
}

/** @param {string} folder */
const recordOf = (folder) => new URL(`${folder}/offline.json`, site).href;
/** @param {string} folder */
const planOf = (folder) => `${recordOf(folder)}?plan`;

/** Fetch the list of an issue's files. @param {string} folder @returns {Promise<List>} */
export async function readList(folder) {
  const response = await fetch(recordOf(folder), { cache: "no-cache" }).catch(() => undefined);
  if (!response?.ok) throw new Trouble("network");
  const list = await response.json();
  if (list.format !== FORMAT) throw new Trouble("changed");
  return list;
}

/** Everything that is kept or begun, the last kept first; of one issue, or of all. @param {string} [folder] @returns {Promise<Volume[]>} */
export async function volumes(folder) {
  const found = [];
  for (const name of await caches.keys()) {
    const of = name.startsWith(PREFIX) && name.slice(PREFIX.length).split(" ")[0];
    if (!of || (folder && folder !== of)) continue;
    const cache = await caches.open(name);
    const [record, plan] = await Promise.all([recordOf(of), planOf(of)].map(async (key) => (await cache.match(key, EXACTLY))?.json()));
    if (plan) found.push({ name, folder: of, plan, record });
  }
  return found.sort((a, b) => (b.record?.kept ?? "").localeCompare(a.record?.kept ?? ""));
}

/** Say how many bytes of a list would have to be fetched. @param {List} list @param {boolean} heard @returns {Promise<number>} */
export async function lacking(list, heard) {
  const lacks = await Promise.all(chosen(list, heard).map(async (file) => ((await here(file)) ? 0 : file.bytes)));
  return lacks.reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * Keep an issue, or go on where it was interrupted.
 * @param {List} list
 * @param {{ heard: boolean, signal: AbortSignal, tell: (done: number, total: number) => void }} options
 *   heard: recordings too; tell: hears how far it is, in bytes.
 * @returns {Promise<void>}
 * @throws {Trouble} where something is in the way; what is here stays for the next try.
 */
export async function keep(list, { heard, signal, tell }) {
  await navigator.locks.request(`${PREFIX}${list.folder}`, { signal }, async () => {
    try {
      await fill(list, heard, signal, tell);
    } catch (error) {
      throw await named(error, list);
    }
  });
}

/** @param {string} folder */
const ownOf = async (folder) => (await caches.keys()).filter((name) => name.startsWith(`${PREFIX}${folder} `));

/** Take an issue away, all versions, whole or begun. @param {string} folder */
export async function takeAway(folder) {
  await Promise.all((await ownOf(folder)).map((name) => caches.delete(name)));
}

/** Give up what is only begun; what is kept stays. @param {string} folder */
export async function drop(folder) {
  for (const name of await ownOf(folder)) {
    const cache = await caches.open(name);
    if (!(await cache.match(recordOf(folder), EXACTLY))) await caches.delete(name);
  }
}

/** @param {List} list @param {boolean} heard */
const chosen = (list, heard) => list.files.filter((file) => heard || file.kind !== "recording");

/** @param {List} list @param {boolean} heard @param {AbortSignal} signal @param {(done: number, total: number) => void} tell */
async function fill(list, heard, signal, tell) {
  const files = chosen(list, heard);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const name = `${PREFIX}${list.folder} ${list.version}`;
  const cache = await caches.open(name);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const left = files.filter((file) => !there.has(addressOf(file)));
  let done = total - left.reduce((sum, file) => sum + file.bytes, 0);
  await roomFor(total - done).catch(async (error) => {
    if (!there.size) await caches.delete(name);
    throw error;
  });
  const plan = { ...list, heard, stored: total };
  await cache.put(planOf(list.folder), json(plan));
  tell(done, total);
  const queue = left.values();
  const add = (/** @type {number} */ bytes) => tell((done += bytes), total);
  await Promise.all(Array.from({ length: HANDS }, async () => {
    try {
      for (const file of queue) await bring(file, cache, signal, add);
    } finally {
      while (!queue.next().done); // one hand's trouble stops all
    }
  }));
  signal.throwIfAborted();
  await cache.put(recordOf(list.folder), json({ ...plan, kept: new Date().toISOString() }));
  await drop(list.folder);
}

/** @param {unknown} value */
const json = (value) => new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
/** @param {ListedFile} file */
const addressOf = (file) => new URL(file.place, site).href;
/** A file that is here already, wherever: names of content lie nowhere. @param {ListedFile} file */
const here = async (file) => (NAMED.test(file.place) ? caches.match(addressOf(file), EXACTLY) : undefined);

/** @param {ListedFile} file @param {Cache} cache @param {AbortSignal} signal @param {(bytes: number) => void} add */
async function bring(file, cache, signal, add) {
  signal.throwIfAborted();
  const known = await here(file);
  let bytes = await known?.clone().arrayBuffer();
  let { headers } = known ?? {};
  if (bytes && (await isWhole(file, bytes))) add(file.bytes);
  else ({ bytes, headers } = await load(file, signal, add));
  if (file.place.endsWith(".avif")) await shows(bytes);
  const plain = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) plain.delete(name);
  await cache.put(addressOf(file), new Response(bytes, { headers: plain }));
}

/** @param {ListedFile} file @param {AbortSignal} signal @param {(bytes: number) => void} add */
async function load(file, signal, add) {
  const response = await fetch(addressOf(file), { signal, cache: NAMED.test(file.place) ? "default" : "no-cache" });
  if (response.status >= 500) throw new Trouble("network");
  if (!response.ok || response.redirected || !response.body) throw new Trouble("changed");
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > file.bytes) throw new Trouble("changed");
    bytes.set(value, at);
    at += value.length;
    add(value.length);
  }
  if (at !== file.bytes || !(await isWhole(file, bytes.buffer))) throw new Trouble("changed");
  return { bytes: bytes.buffer, headers: response.headers };
}

/** @param {ListedFile} file @param {ArrayBuffer} bytes */
async function isWhole(file, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return bytes.byteLength === file.bytes && [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}

/** @type {Promise<void> | undefined} */
let shown;
/** Look whether this browser shows the format in which pictures are kept. @param {ArrayBuffer} bytes */
function shows(bytes) {
  shown ??= createImageBitmap(new Blob([bytes], { type: "image/avif" })).then((bitmap) => bitmap.close(), () => {
    throw new Trouble("format");
  });
  return shown;
}

/** @param {number} bytes */
async function roomFor(bytes) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && quota - (usage ?? 0) < bytes * SPARE) throw new Trouble("room", bytes, quota - (usage ?? 0));
}

/** @param {unknown} error @param {List} list */
async function named(error, list) {
  const { name } = /** @type {Error} */ (error);
  if (name === "AbortError" || error instanceof Trouble) return error;
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return name === "QuotaExceededError" ? new Trouble("room", list.bytes, Math.max(0, (quota ?? 0) - (usage ?? 0))) : new Trouble("network");
}
