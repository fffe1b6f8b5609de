// Look at many pages with html-validate in one process, and print what it finds as a JSON list of {file, line, rule, message}.
// usage: node html_validate_many.mjs NODE_MODULES < JSON list of files
// All rules of the recommended set hold, and those named here; what is off has its reason beside it.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const modules = process.argv[2]
const { HtmlValidate, StaticConfigLoader } = await import(
  pathToFileURL(path.join(modules, 'html-validate/dist/esm/index.js')).href
)

const rules = {
  // What the recommended set leaves to the user.
  'allowed-links': ['error', { allowAbsolute: false }], // pages open under any path, and from a disk
  'class-pattern': 'error',
  'heading-level': 'error',
  'input-missing-label': 'error',
  'missing-doctype': 'error',
  'name-pattern': 'off', // names of form fields are part of addresses (?q=), not ours to style
  'no-missing-references': 'error',
  'no-style-tag': 'error', // the content-security policy refuses it
  'no-unknown-attributes': 'error',
  'no-unknown-elements': 'error',

  // Off.
  'attribute-boolean-style': 'off', // controls="" is the same; articles are written as XML, which EPUB shares
  'doctype-style': 'off', // the case of "doctype" says nothing (HTML, 13.1.1)
  'id-pattern': 'off', // headings have readable ids in the language of their page
  'require-csp-nonce': 'off', // no code stands in a page, and the policy admits none
  'require-sri': 'off', // every script and style comes from the site itself, by a name that holds its hash
  'void-style': 'off', // <img /> is the same as <img>; articles are written as XML, which EPUB shares
}

// RDFa's attribute, by which Open Graph speaks (ogp.me); HTML itself leaves it to RDFa in HTML.
const elements = ['html5', {
  meta: { inherit: 'meta', attributes: { property: {} } },
  svg: { inherit: 'svg', attributes: { viewbox: {} } }, // SVG 2, 8.6; names in lower case
}]

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'], elements, rules })
)
const found = []
for (const file of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const report = await validator.validateFile(file)
  for (const { messages } of report.results) {
    for (const { line, ruleId, message } of messages) {
      // The page for the lost is served at any address, so its links begin at the site's own path.
      if (ruleId === 'allowed-links' && path.basename(file) === '404.html') continue
      found.push({ file, line, rule: ruleId, message })
    }
  }
}
console.log(JSON.stringify(found))
