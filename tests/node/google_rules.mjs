// Looks at blocks of JSON-LD with Google's rules: reads a list of blocks, each as lists of nodes by their type, and writes one list of
// issues for each. One process for all of them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const packages = process.argv[2];
const place = pathToFileURL(`${packages}/@adobe/structured-data-validator/src/index.js`);
const { default: Validator } = await import(place);

const report = [];
for (const jsonld of JSON.parse(readFileSync(0, "utf8"))) {
  const issues = await new Validator().validate({ jsonld });
  report.push(issues.map((issue) => `${issue.severity} ${issue.rootType} ${issue.fieldNames}: ${issue.issueMessage}`));
}
process.stdout.write(JSON.stringify(report));
