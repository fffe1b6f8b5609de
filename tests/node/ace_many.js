// Look at many books with Ace in one process and one browser, and print the reports as a JSON list in the order of the books.
// usage: node ace_many.js NODE_MODULES OUT BOOK…
// A book that Ace cannot read gives {"failed": why} in its place.
'use strict'

const crypto = require('crypto')
const fs = require('fs')
const path = require('path')
const { fileURLToPath } = require('url')

const [modules, out, ...books] = process.argv.slice(2)
const ours = (name) => require(path.join(modules, '@daisy', name))
const ace = ours('ace-core')
const runner = ours('ace-axe-runner-puppeteer')

// What was seen on a page, by all that a browser can see of it: its name and bytes, and every file of its book that is no page.
const seen = new Map()

function * filesOf (folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) yield * filesOf(place)
    else yield place
  }
}

const isPage = (place) => /\.(xhtml|html|opf|ncx)$/.test(place)

function keyOf (url, scripts, contents, folder) {
  const page = fileURLToPath(url)
  const key = crypto.createHash('sha256')
  for (const place of [page, ...[...filesOf(folder)].filter((file) => !isPage(file))]) {
    key.update(JSON.stringify([path.relative(folder, place), fs.readFileSync(place, 'base64')]))
  }
  return key.update(JSON.stringify([scripts, contents])).digest('hex')
}

// A page that is the same in many books is looked at once: a page's findings depend on nothing but what it holds and loads.
async function run (url, scripts, contents, folder) {
  const key = keyOf(url, scripts, contents, folder)
  if (!seen.has(key)) seen.set(key, runner.run(url, scripts, contents, folder))
  return structuredClone(await seen.get(key))
}

// Ace starts and closes its browser with each book; here it stays open from the first to the last.
const shared = { ...runner, run, launch: async () => {}, close: async () => {} }

async function examine (book, number) {
  const options = {
    cwd: process.cwd(), outdir: path.join(out, String(number)), lang: 'en', silent: true, doNotReportMedia: true,
  }
  try {
    const [, report] = await ace(book, options, shared)
    return report
  } catch (error) {
    return { failed: String((error && error.message) || error) }
  }
}

async function main () {
  ours('ace-logger').initLogger({ silent: true })
  const print = console.log
  console.log = console.error // Ace tells of trouble on the way that output goes
  await runner.launch()
  try {
    const reports = []
    for (const [number, book] of books.entries()) reports.push(await examine(book, number))
    print(JSON.stringify(reports))
  } finally {
    await runner.close()
  }
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1) })
