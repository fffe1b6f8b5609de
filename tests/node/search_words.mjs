// Brings words and queries to their forms by the theme's module: node search_words.mjs <module> < {"rules", "words", "queries"}.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { comparer } = await import(pathToFileURL(process.argv[2]).href);
const { rules, words, queries } = JSON.parse(readFileSync(0, "utf8"));
const { forms, asked } = comparer(rules);
process.stdout.write(JSON.stringify({ words: words.map(forms), queries: queries.map(asked) }));
