// What helps to read: size of the letters and colours by choice, the menu by keyboard, sharing, listening.

export {};

const root = document.documentElement;
const CHOICES = ["mode", "letters"];
const DARK = "(prefers-color-scheme: dark)";
/** What a media query says where the reader has chosen instead of the system. */
const ALWAYS = "(min-width: 0px)";
const NEVER = "(max-width: 0px)";

/**
 * Show charts drawn for the ground that they stand on: a source that waits for a dark system follows the reader's choice.
 * @param {string | undefined} mode `light`, `dark`, or nothing where the system decides
 */
function drawCharts(mode) {
  for (const source of /** @type {NodeListOf<HTMLSourceElement>} */ (document.querySelectorAll("picture > source[media]"))) {
    const own = source.dataset.media ?? source.media;
    if (!own.includes(DARK)) continue;
    source.dataset.media = own;
    const media = mode ? own.replace(DARK, mode === "dark" ? ALWAYS : NEVER) : own;
    if (source.media !== media) source.media = media;
  }
}

/**
 * Put a choice into effect on this page.
 * @param {string} name
 * @param {string | null} value empty for what the system says
 */
function show(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`[data-choice="${name}"] input`))) {
    input.checked = input.value === (value ?? "");
  }
  if (name === "mode") drawCharts(root.dataset.mode);
}

/**
 * Keep a choice for the next page; a browser that keeps nothing has it for this one.
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  try {
    if (value) localStorage.setItem(`magazine-${name}`, value);
    else localStorage.removeItem(`magazine-${name}`);
  } catch {
    // Not kept.
  }
}

/** Put into effect what was kept: on opening, when another page of the magazine chose, and on coming back to this one. */
function recall() {
  for (const name of CHOICES) {
    try {
      show(name, localStorage.getItem(`magazine-${name}`));
    } catch {
      show(name, root.dataset[name] ?? "");
    }
  }
}

for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-choice]"))) {
  group.addEventListener("change", ({ target }) => {
    const { choice = "" } = group.dataset;
    const { value } = /** @type {HTMLInputElement} */ (target);
    keep(choice, value);
    show(choice, value);
  });
}
recall();
addEventListener("storage", recall);
addEventListener("pageshow", (event) => event.persisted && recall());
/**
 * Let paper have the drawing that stands on the screen, on its own ground: for another one a browser does not wait.
 * @param {boolean} printing
 */
function holdCharts(printing) {
  const dark = root.dataset.mode ? root.dataset.mode === "dark" : matchMedia(DARK).matches;
  root.toggleAttribute("data-dark-drawings", printing && dark);
  for (const image of /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll(".chart-drawing img"))) {
    if (printing && !image.currentSrc) continue;
    const { src = image.src } = image.dataset;
    const shown = image.currentSrc;
    for (const source of image.parentElement?.querySelectorAll("source") ?? []) {
      if (printing) source.dataset.held = source.media;
      source.media = printing ? NEVER : (source.dataset.held ?? source.media);
    }
    image.dataset.src = src;
    image.src = printing ? shown : src;
  }
}
addEventListener("beforeprint", () => holdCharts(true));
addEventListener("afterprint", () => holdCharts(false));

const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".menu-fold"));
if (menu) {
  /** What opened the menu, to which Escape goes back. @type {HTMLElement | null} */
  let opener = null;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".choose"))) {
    button.addEventListener("click", () => {
      menu.open = true;
      opener = button;
      /** @type {HTMLElement | null} */ (menu.querySelector("[data-choice] input:checked"))?.focus();
    });
  }
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    (opener ?? menu.querySelector("summary"))?.focus();
  });
  menu.addEventListener("toggle", () => {
    if (!menu.open) opener = null;
  });
  /** @param {EventTarget | null} at */
  const leave = (at) => {
    if (at instanceof Node && !menu.contains(at) && !(at instanceof Element && at.closest(".choose"))) menu.open = false;
  };
  // An open menu lies over the page: who goes on past it wants to see where they are.
  addEventListener("pointerdown", ({ target }) => leave(target));
  addEventListener("focusin", ({ target }) => leave(target));
}

/**
 * Hand the article's public address on: by the system's own dialogue, else to the clipboard, else in words.
 * @param {HTMLElement} button
 * @param {Element | null} said where it is told what was done
 */
async function share(button, said) {
  const { address = "", headline = "", done = "", else: otherwise = "" } = button.dataset;
  let words = "";
  try {
    if ("share" in navigator) {
      await navigator.share({ title: headline, url: address });
    } else {
      await /** @type {Navigator} */ (navigator).clipboard.writeText(address);
      words = done;
    }
  } catch (error) {
    // Who closes the dialogue has not failed.
    if (!(error instanceof DOMException && error.name === "AbortError")) words = `${otherwise} ${address}`;
  }
  if (said) said.textContent = words;
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button.share"))) {
  button.addEventListener("click", () => share(button, document.querySelector(".share-said")));
}

// The link leads to the player; with a script it starts, too.
document.querySelector("a.listen")?.addEventListener("click", () => {
  const player = /** @type {HTMLAudioElement | null} */ (document.getElementById("page-sound"));
  player?.play().catch(() => player.focus());
});

// A table that is wider than its frame is moved by the keyboard too; one that fits is no stop on the way.
const fitting = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const frame of document.querySelectorAll(".table-frame, .body pre")) fitting.observe(frame);
