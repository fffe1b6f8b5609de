// The control that keeps an issue: its words stand in the page (templates/keep.html), one part for each state; this shows the right one.
import { Trouble, drop, keep, lacking, readList, takeAway, volumes } from "./keep.js";

/** The issue that is being kept, so that the next page of it goes on where this one was left. */
const UNDERWAY = "magazine-keeping";
/** A newer version up to this many bytes is fetched without asking: corrections, not pictures. */
const QUIETLY = 500_000;
/** What is told to those who listen: at each of these per cent. */
const SPOKEN = 25;

const attached = new WeakMap();

/**
 * Let a control work. It lies in a page once, however often it is asked for.
 * @param {HTMLElement} section
 * @returns {Control}
 */
export function attach(section) {
  if (!attached.has(section)) attached.set(section, new Control(section));
  return attached.get(section);
}

/** Write a size as the pages do: megabytes of a million bytes, with a decimal comma. @param {number} bytes @param {DOMStringMap} words */
export function inBytes(bytes, words) {
  if (bytes < 1e6) return (words.kilobytes ?? "{}").replace("{}", String(Math.max(1, Math.round(bytes / 1e3))));
  if (bytes < 1e9) return (words.megabytes ?? "{}").replace("{}", (bytes / 1e6).toFixed(1).replace(".", ","));
  return (words.gigabytes ?? "{}").replace("{}", (bytes / 1e9).toFixed(1).replace(".", ","));
}

class Control {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.folder = section.dataset.keep ?? "";
    /** @type {import("./keep.js").List | undefined} */
    this.list = undefined;
    this.stop = new AbortController();
    this.told = 0;
    section.addEventListener("click", (event) => this.act(/** @type {HTMLElement} */ (event.target).closest("[data-do]")));
    addEventListener("online", () => this.resume());
    addEventListener("pageshow", (event) => event.persisted && this.look()); // back from where the browser had laid it
    /** Resolves once the control shows what is the case. */
    this.ready = this.look();
  }

  /** Find out how it stands with the issue, and show that. */
  async look() {
    const [volume, ...others] = await volumes(this.folder);
    const begun = [volume, ...others].find((each) => each && !each.record);
    if (volume?.record) {
      this.say("size", this.size(volume.record.stored));
      this.show("kept");
      await this.renew(volume.record);
    } else if (begun) {
      this.list = begun.plan;
      this.say("size", this.size(begun.plan.stored));
      this.show("paused");
      await this.resume();
    } else {
      this.show("offer");
      if ("keepSize" in this.section.dataset) await this.measure();
    }
  }

  /** Say on the button how large the issue is; where that cannot be found out, the question says it. */
  async measure() {
    this.list = await readList(this.folder).catch(() => undefined);
    if (this.list) this.say("size", this.size(this.list.bytes));
  }

  /** Say how large the issue is, and ask. */
  async ask() {
    await this.ready;
    if (this.state !== "offer" && this.state !== "trouble") return;
    try {
      this.list = await readList(this.folder);
    } catch (error) {
      this.fail(/** @type {Trouble} */ (error));
      return;
    }
    this.say("size", this.size(this.list.bytes));
    this.say("recordings", this.size(this.list.recordings));
    const heard = this.find("[data-recordings]");
    if (heard) heard.hidden = !this.list.recordings;
    this.show("ask");
  }

  /** @param {Element | null} button */
  act(button) {
    const deed = button instanceof HTMLElement && button.dataset.do;
    if (deed === "ask") this.ask();
    else if (deed === "keep") {
      navigator.storage?.persist?.(); // asked once, when the reader asks for something to stay
      this.keep();
    }
    else if (deed === "cancel") this.cancel();
    else if (deed === "take-away") this.takeAway();
    else if (deed) {
      this.show(deed);
    }
  }

  /** Keep the issue, showing how far it is. @param {boolean} [heard] recordings too; what was chosen before, where not said */
  async keep(heard = this.chosen()) {
    const { list } = this;
    if (!list) return;
    this.stop = new AbortController();
    this.told = 0;
    this.show("loading");
    remember(this.folder);
    try {
      await keep(list, { heard, signal: this.stop.signal, tell: (done, total) => this.progress(done, total) });
      forget();
      this.announce("kept");
      await this.look();
      this.changed();
    } catch (error) {
      await this.interrupted(error, heard);
    }
  }

  chosen() {
    const box = /** @type {HTMLInputElement | null} */ (this.find("[data-recordings] input"));
    const begun = /** @type {import("./keep.js").Kept | undefined} */ (this.list);
    return begun?.heard ?? (box !== null && box.checked);
  }

  /** @param {unknown} error @param {boolean} heard */
  async interrupted(error, heard) {
    if (!(error instanceof Trouble)) return; // the reader stopped it, and sees so
    if (error.kind === "network") {
      if (this.list) this.list = /** @type {any} */ ({ ...this.list, heard });
      this.show("paused");
      this.announce("paused");
    } else if (error.kind === "changed" && (await this.another())) {
      await this.keep(heard);
    } else {
      forget();
      await drop(this.folder);
      this.fail(error);
    }
  }

  /** Get the list of the build that lies on the server now; false where it is the one we have. */
  async another() {
    const list = await readList(this.folder).catch(() => undefined);
    const other = list !== undefined && list.version !== this.list?.version;
    if (other) this.list = list;
    return other;
  }

  /** Go on with what was interrupted, if the reader has not stopped it. */
  async resume() {
    if (this.state === "paused" && navigator.onLine && underway() === this.folder) await this.keep();
  }

  /** Look whether the server has a newer version: a small one comes by itself, a large one when the reader says so. @param {import("./keep.js").Kept} record */
  async renew(record) {
    if (!navigator.onLine) return;
    const list = await readList(this.folder).catch(() => undefined);
    if (!list || list.version === record.version) return;
    const bytes = await lacking(list, record.heard);
    this.list = /** @type {any} */ ({ ...list, heard: record.heard });
    if (bytes > QUIETLY) {
      this.say("renewal", this.size(bytes));
      this.show("newer");
      return;
    }
    await keep(list, { heard: record.heard, signal: this.stop.signal, tell: () => undefined }).catch(() => undefined);
  }

  async cancel() {
    forget();
    this.stop.abort();
    await drop(this.folder);
    await this.look();
    this.announce("stopped");
    this.changed();
  }

  async takeAway() {
    forget();
    await takeAway(this.folder);
    this.list = undefined;
    this.announce("taken");
    await this.look();
    this.changed();
  }

  /** @param {number} done @param {number} total */
  progress(done, total) {
    const percent = Math.floor((100 * done) / Math.max(1, total));
    const bar = /** @type {HTMLProgressElement | null} */ (this.find("progress"));
    if (bar) bar.value = percent;
    this.say("done", `${percent} %`);
    this.say("size", this.size(total));
    if (percent < this.told + SPOKEN) return;
    this.told = percent - (percent % SPOKEN);
    this.announce(`${this.told} %`);
  }

  /** @param {Trouble} trouble */
  fail(trouble) {
    const words = this.words(trouble.kind).replace("{needed}", this.size(trouble.needed)).replace("{free}", this.size(trouble.free));
    this.say("trouble", words);
    this.show("trouble");
    this.announce(words);
  }

  /** Show one part, and keep the keyboard where it was: a reader who pressed what is gone now is at the first thing to do. @param {string} state */
  show(state) {
    const inside = this.section.contains(document.activeElement);
    this.state = state;
    this.section.dataset.state = state;
    for (const part of this.section.querySelectorAll("[data-when]")) {
      /** @type {HTMLElement} */ (part).hidden = /** @type {HTMLElement} */ (part).dataset.when !== state;
    }
    if (inside) this.find(`[data-when="${state}"] :is(button, a)`)?.focus({ preventScroll: true });
  }

  /** @param {string} selector @returns {HTMLElement | null} */
  find(selector) {
    return this.section.querySelector(selector);
  }

  /** @param {string} name @param {string} text */
  say(name, text) {
    for (const place of this.section.querySelectorAll(`[data-say="${name}"]`)) place.textContent = text;
  }

  /** @param {string} text a word of the page's own, or plain text */
  announce(text) {
    this.say("status", this.words(text));
  }

  /** @param {string} name */
  words(name) {
    return this.section.dataset[`word${name.charAt(0).toUpperCase()}${name.slice(1)}`] ?? name;
  }

  /** @param {number} bytes */
  size(bytes) {
    return inBytes(bytes, this.section.dataset);
  }

  /** Tell the page around, which may list what is kept. */
  changed() {
    const detail = this.find("[data-say='status']")?.textContent ?? "";
    this.section.dispatchEvent(new CustomEvent("kept-changed", { bubbles: true, detail }));
  }
}

/** @param {string} folder */
function remember(folder) {
  try {
    localStorage.setItem(UNDERWAY, folder);
  } catch {
    // Then the next page asks before it goes on.
  }
}

function forget() {
  try {
    localStorage.removeItem(UNDERWAY);
  } catch {
    // As above.
  }
}

function underway() {
  try {
    return localStorage.getItem(UNDERWAY);
  } catch {
    return null;
  }
}
