// Look at many books with Ace in one process and one browser, and print the reports as a JSON list in the order of the books.
// usage: node ace_many.js NODE_MODULES OUT BOOK…
// A book that Ace cannot read gives {"failed": why} in its place.
'use strict'

const path = require('path')

const [modules, out, ...books] = process.argv.slice(2)
const ours = (name) => require(path.join(modules, '@daisy', name))
const ace = ours('ace-core')
const runner = ours('ace-axe-runner-puppeteer')

// Ace starts and closes its browser with each book; here it stays open from the first to the last.
const shared = { ...runner, launch: async () => {}, close: async () => {} }

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
