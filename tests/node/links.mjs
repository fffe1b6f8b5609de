// Follow every link of a served site with linkinator, fragments and style sheets included, and print {broken, seen} as JSON.
// usage: node links.mjs NODE_MODULES < {"starts": addresses, "published": public address, "served": where it is served now}
// Public addresses (canonical ones, those of feeds and listings) are looked up where the site is served; those elsewhere are left.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const { LinkChecker, LinkState } = await import(
  pathToFileURL(path.join(process.argv[2], 'linkinator/build/src/index.js')).href
)
const { starts, published, served } = JSON.parse(fs.readFileSync(0, 'utf8'))
const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const { links } = await new LinkChecker().check({
  path: starts,
  recurse: true,
  checkCss: true,
  checkFragments: true,
  concurrency: 20,
  timeout: 20_000,
  retryErrors: false,
  urlRewriteExpressions: [{ pattern: new RegExp(`^${literally(published)}`), replacement: served }],
  linksToSkip: [`^(?!${literally(served)}|${literally(published)})`],
})
const broken = links
  .filter(({ state }) => state === LinkState.BROKEN)
  .map(({ url, status, parent }) => ({ url, status: status ?? 0, parent: parent ?? '' }))
const seen = links.filter(({ state }) => state === LinkState.OK).map(({ url }) => url)
console.log(JSON.stringify({ broken, seen: [...new Set(seen)].sort() }))
