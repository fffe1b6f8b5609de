// Marks in an article the words by which a reader found it: `?highlight=` in its address names them as they are written there. They are
// painted by the browser (CSS Custom Highlight API): the page's own elements stay as they are, and where it cannot, nothing happens.

/** @param {Element} root @param {string[]} words @returns {Range[]} where the words stand whole */
export function rangesOf(root, words) {
  const letters = "[\\p{L}\\p{N}\\p{M}]";
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`${letters}+(?:['’.,-]${letters}+)*`, "gu");
  const wanted = new RegExp(`^(?:${escaped.join("|")})$`, "u");
  const ranges = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const match of (node.nodeValue ?? "").matchAll(pattern)) {
      if (!wanted.test(match[0])) continue;
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}

const address = new URL(location.href);
const words = address.searchParams.getAll("highlight").filter(Boolean);
const piece = document.querySelector("article.piece");
if (words.length && piece && "highlights" in CSS) {
  CSS.highlights.set("search", new Highlight(...rangesOf(piece, words)));
  address.searchParams.delete("highlight");
  history.replaceState(history.state, "", address);
}
