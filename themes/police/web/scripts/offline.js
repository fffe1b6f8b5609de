// The installed magazine: registers the service worker, and offers to keep an issue. All else is fetched when it is used.
const site = new URL("../", import.meta.url);

/** Show a page's controls for keeping an issue, and wake the one that has something to tell. */
async function offer() {
  const names = await caches.keys();
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-keep]"))) {
    const known = names.some((name) => name.startsWith(`magazine ${site.pathname} kept ${section.dataset.keep} `));
    const wake = async () => (await import("./keep-control.js")).attach(section);
    section.hidden = false;
    if (known || "keepSize" in section.dataset) wake();
    else section.addEventListener("click", async () => (await wake()).ask(), { once: true });
  }
}

/** Register the worker; the first time, tell it what is open already, so that this page too is there without a network. */
async function register() {
  const opened = !navigator.serviceWorker.controller && location.href;
  await navigator.serviceWorker.register(new URL("sw.js", site), { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  if (opened) active?.postMessage({ opened, files });
}

/** After the page is drawn: nothing of this helps the first view. */
async function start() {
  await offer();
  await register();
}

if ("serviceWorker" in navigator && "caches" in window) {
  const later = () => setTimeout(() => start().catch(() => undefined)); // a browser that keeps nothing still reads
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
