// Looks at many pages with one Lighthouse and one Chromium, and prints what it found as JSON.
// Usage: node lighthouse_many.js NODE_MODULES CHROMIUM CATEGORY,CATEGORY ADDRESS…
"use strict";

const { createRequire } = require("node:module");
const { pathToFileURL } = require("node:url");
const path = require("node:path");

const [modules, chromium, categories, ...addresses] = process.argv.slice(2);
// The defaults, but for waiting: nothing on our pages comes later than a second, and pictures of the page are for people.
const settings = {
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 250,
  cpuQuietThresholdMs: 250,
  skipAudits: ["bf-cache", "screenshot-thumbnails", "final-screenshot", "script-treemap-data", "third-party-facades"],
};
const from = createRequire(path.join(modules, "index.js"));

/** The audits that cost points in a category, each with what it says of the page. */
function faults(report, category) {
  return report.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => {
      const audit = report.audits[id];
      const items = (audit.details?.items ?? []).slice(0, 5);
      const places = items.map((item) => item.node?.snippet ?? item.description ?? item.url ?? item.sourceLocation?.url ?? "");
      return `${id} (${audit.score}): ${audit.title}${audit.displayValue ? ` [${audit.displayValue}]` : ""} ${places.join(" | ")}`.trim();
    });
}

/** What a page weighs and when it is there, as Lighthouse counts and simulates it. */
function figures(report) {
  const value = (id) => report.audits[id]?.numericValue ?? null;
  const bytes = {};
  for (const request of report.audits["network-requests"]?.details?.items ?? []) {
    const kind = request.resourceType ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + request.transferSize;
  }
  return {
    fcp: value("first-contentful-paint"),
    lcp: value("largest-contentful-paint"),
    speed: value("speed-index"),
    blocking: value("total-blocking-time"),
    shift: value("cumulative-layout-shift"),
    bytes,
  };
}

async function main() {
  const { default: lighthouse } = await import(pathToFileURL(path.join(modules, "lighthouse/core/index.js")).href);
  const { launch } = from("puppeteer-core");
  const browser = await launch({
    executablePath: chromium,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const wanted = categories.split(",");
  const found = {};
  try {
    for (const address of addresses) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const flags = { output: "json", logLevel: "error", onlyCategories: wanted, ...settings };
      const started = Date.now();
      const { lhr } = await lighthouse(address, flags, undefined, page);
      found[address] = {
        seconds: (Date.now() - started) / 1000,
        error: lhr.runtimeError?.message ?? "",
        scores: Object.fromEntries(wanted.map((name) => [name, Math.round((lhr.categories[name].score ?? 0) * 100)])),
        faults: Object.fromEntries(wanted.map((name) => [name, faults(lhr, name)])),
        figures: figures(lhr),
        version: lhr.lighthouseVersion,
      };
      await context.close();
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify(found));
}

main();
