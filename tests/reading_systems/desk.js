// What both hosts share. A desk shows one book in one reading system and answers the tests' questions about it:
//   open(address)        the book's metadata, spine, contents and page list, as the reading system gives them
//   show(place)          open a place of the book (a file's name in the package, with or without a fragment)
//   turn(way)            "next", "prev", "left" or "right"
//   dress(css)           lay the reader's own style sheet over every page from now on
//   sheet()              the document now shown
//   file()               the name of the file now shown
// Every answer comes after the page has settled: fonts loaded, pictures decoded, two frames drawn.

const frame = () => new Promise(done => requestAnimationFrame(done));

export async function settled(sheet) {
  await sheet.fonts.ready;
  await Promise.all([...sheet.images].map(picture => picture.decode().catch(() => null)));
  await frame();
  await frame();
}

// Where a box of the sheet lies in the window. The reading system moves the frame that holds the sheet.
function inWindow(sheet, box) {
  const hold = sheet.defaultView.frameElement.getBoundingClientRect();
  return { left: box.left + hold.left, right: box.right + hold.left, top: box.top + hold.top, bottom: box.bottom + hold.top };
}

const isWithin = (box, area) => box.right > area.left + 0.5 && box.left < area.right - 0.5 && box.bottom > area.top && box.top < area.bottom;

// The boxes of an element or of a text, without empty ones.
function boxesOf(node) {
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  const boxes = node.nodeType === Node.TEXT_NODE ? range.getClientRects() : node.getClientRects();
  return [...boxes].filter(box => box.width > 0 && box.height > 0);
}

function* texts(sheet) {
  const walker = sheet.createTreeWalker(sheet.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) if (node.data.trim()) yield node;
}

// Where the first line of an element begins in the window: a box.
export function place(sheet, element) {
  return inWindow(sheet, boxesOf(element)[0] ?? element.getBoundingClientRect());
}

// Whether the open page shows the first line of an element.
export const isShown = (desk, id) => isWithin(place(desk.sheet(), desk.sheet().getElementById(id)), desk.area());

// Each word of the sheet with the place of its first letter, in document order. Marks of print pages are no words.
function* words(sheet) {
  for (const node of texts(sheet)) {
    if (!boxesOf(node).length) continue;
    for (const match of node.data.matchAll(/\S+/g)) {
      const range = sheet.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + 1);
      const [box] = range.getClientRects();
      if (box) yield [match[0], inWindow(sheet, box)];
    }
  }
}

// What the open page shows: its first and last word, how many of them, how many pictures, and on which side the text goes on.
export function page(sheet, area) {
  const all = [...words(sheet)];
  const isOn = all.map(([, box]) => isWithin(box, area));
  const last = isOn.lastIndexOf(true);
  const next = all[last + 1]?.[1];
  const side = box => (box.right <= area.left + 0.5 ? "left" : box.left >= area.right - 0.5 ? "right" : "nowhere");
  return {
    first: isOn.indexOf(true),
    last,
    count: isOn.filter(Boolean).length,
    pictures: [...sheet.images].filter(picture => picture.width > 60 && isWithin(place(sheet, picture), area)).length,
    after: last >= 0 && next ? side(next) : null,
  };
}

// How far the ink of a text stays from the upper and the lower edge of its boxes: less than nothing where it stands out.
function inkEdges(sheet, { fontStyle, fontWeight, fontSize, fontFamily }, text) {
  sheet.inkPen ??= sheet.createElement("canvas").getContext("2d");
  sheet.inkPen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent, actualBoundingBoxAscent, actualBoundingBoxDescent } =
    sheet.inkPen.measureText(text.replace(/\s+/g, " "));
  return [fontBoundingBoxAscent - actualBoundingBoxAscent, fontBoundingBoxDescent - actualBoundingBoxDescent];
}

// The style of a box of text by its place among them: the first of a paragraph with an initial has the initial's.
function styleOf(node, index) {
  const own = getComputedStyle(node.parentElement);
  const initial = getComputedStyle(node.parentElement, "::first-letter");
  return index === 0 && initial.fontSize !== own.fontSize ? initial : own;
}

const inked = (box, [above, below]) => ({
  left: box.left, right: box.right, width: box.width,
  top: box.top + above, bottom: box.bottom - below, height: box.height - above - below,
});

// The boxes of a text, as tall as its ink: no line has more of it than the whole text.
function inkOf(node) {
  const edges = inkEdges(node.ownerDocument, getComputedStyle(node.parentElement), node.data);
  return boxesOf(node).map(box => inked(box, edges));
}

// The same, each line by its own letters: slower, for where the whole text's ink is suspected.
function inkByLine(node) {
  const range = node.ownerDocument.createRange();
  const lines = boxesOf(node).map((box, index) => ({ box, text: "", style: styleOf(node, index) }));
  for (let index = 0; index < node.length; index++) {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const at = range.getBoundingClientRect();
    const line = lines.find(({ box }) => at.top < box.bottom - 1 && at.bottom > box.top + 1 && at.left >= box.left - 1 && at.right <= box.right + 1);
    if (line) line.text += node.data[index];
  }
  return lines.map(({ box, text, style }) => inked(box, inkEdges(node.ownerDocument, style, text)));
}

// What is wrong with how the open file lies on its pages.
export const layout = desk => sheet => [...misfits(sheet, desk.columns()), ...blanks(sheet, desk.columns()), ...overlaps(sheet), ...broken(sheet)];

// Pages before the file's last that show neither a word nor a picture.
function blanks(sheet, { root: holder, pageWidth }) {
  const root = holder.getBoundingClientRect();
  const boxes = [...texts(sheet)].flatMap(boxesOf).concat([...sheet.images].flatMap(boxesOf));
  const middle = box => (sheet.body.dir === "rtl" ? root.right - box.right : box.left - root.left) + box.width / 2;
  const used = new Set(boxes.map(box => Math.floor(middle(box) / pageWidth)));
  return [...Array(Math.max(0, ...used)).keys()].filter(page => !used.has(page)).map(page => `page ${page + 1} is empty`);
}

// What stands out of its column, or is cut off. `columns` says how the reading system lays its pages.
export function misfits(sheet, { root: holder, pageWidth, inner, top, height }) {
  const found = [];
  const root = holder.getBoundingClientRect();
  const rtl = sheet.body.dir === "rtl";
  const say = (node, why, box) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const name = element.localName + (element.className ? `.${[...element.classList].join(".")}` : "");
    const [leaf, y] = [box.left - root.left, box.top - root.top].map(Math.round);
    found.push(`${name} ${why}: ${Math.round(box.width)}×${Math.round(box.height)} at ${leaf}, ${y} "${(node.textContent || "").trim().slice(0, 30)}"`);
  };
  const margin = (pageWidth - inner) / 2;
  const isCut = box => box.top < root.top + top - 1.5 || box.bottom > root.top + top + height + 1.5;
  const check = (node, box) => {
    // The distance from the edge where the first page begins.
    const start = rtl ? root.right - box.right : box.left - root.left;
    const page = Math.floor((start + box.width / 2) / pageWidth);
    const within = start - page * pageWidth;
    if (within < margin - 1.5 || within + box.width > pageWidth - margin + 1.5) say(node, "stands out of its column", box);
    if (isCut(box)) say(node, "is cut off at the page's edge", box);
  };
  for (const node of texts(sheet)) {
    const style = getComputedStyle(node.parentElement);
    if (style.visibility !== "visible" || node.parentElement.closest("[hidden]")) continue;
    const ink = inkOf(node);
    (ink.some(isCut) ? inkByLine(node) : ink).forEach(box => check(node, box));
  }
  for (const element of sheet.body.querySelectorAll("img, svg, video, audio, table, hr, .box, .pull-quote, .key-figure, .passage")) {
    boxesOf(element).forEach(box => check(element, box));
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth && getComputedStyle(element).overflowX !== "visible")
      say(element, "hides a part of itself", element.getBoundingClientRect());
  }
  // What stands within a player is for systems that have none, and is not shown here.
  for (const picture of sheet.images) {
    const { width, height: tall } = picture.getBoundingClientRect();
    if (!picture.naturalWidth) say(picture, "did not open", picture.getBoundingClientRect());
    if (tall > height + 1) say(picture, "is taller than the page", picture.getBoundingClientRect());
    if (width < 8 && !picture.closest("[hidden], video, audio")) say(picture, "has shrunk to nothing", picture.getBoundingClientRect());
  }
  return found;
}

// Lines of text of different blocks whose ink lies over one another.
export function overlaps(sheet) {
  const lines = [];
  for (const node of texts(sheet)) {
    if (node.parentElement.closest("[hidden]")) continue;
    const block = node.parentElement.closest("p, li, td, th, dt, dd, h1, h2, h3, h4, figcaption, div, caption, summary");
    for (const box of inkOf(node)) lines.push({ node, block, box });
  }
  lines.sort((a, b) => a.box.left - b.box.left);
  const found = [];
  lines.forEach(({ node, block, box }, index) => {
    for (let other = index + 1; other < lines.length && lines[other].box.left < box.right - 1; other++) {
      const { node: second, block: into, box: below } = lines[other];
      if (block === into || block?.contains(into) || into?.contains(block)) continue;
      const high = Math.min(box.bottom, below.bottom) - Math.max(box.top, below.top);
      const wide = Math.min(box.right, below.right) - Math.max(box.left, below.left);
      if (wide > 1 && high > 1.5)
        found.push(`"${node.data.trim().slice(0, 20)}" lies over "${second.data.trim().slice(0, 20)}" (${high.toFixed(1)} px)`);
    }
  });
  return found;
}

// Words that a line's end breaks between two letters where nothing hyphenates them. Arabic words are broken so by no typesetter.
export function broken(sheet) {
  const found = [];
  for (const node of texts(sheet)) {
    if (!/none|manual/.test(getComputedStyle(node.parentElement).hyphens)) continue;
    // Addresses have no other place to break: they are told by their points and slashes.
    for (const { 0: word, index } of node.data.matchAll(/(?<![\w.@/:-])[\p{L}\p{M}]{2,}(?![\w@/]|[.:-]\w)/gu)) {
      const range = sheet.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const boxes = [...range.getClientRects()].filter(box => box.width > 0.5);
      const [first] = boxes;
      if (boxes.some(box => Math.abs(box.top - first.top) > box.height / 2)) {
        const { localName, className } = node.parentElement.closest("h1, h2, h3, h4, td, th, p, li, dd, figcaption") ?? node.parentElement;
        found.push(`"${word}" is broken in ${localName}${className && `.${className}`}`);
      }
    }
  }
  return found;
}

// WCAG 2.2, 1.4.3: the ratio of luminances of each text against what lies below it.
const luminance = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const colour = text => {
  const parts = text.match(/[\d.]+/g).map(Number);
  return parts.length < 4 ? [...parts, 1] : parts;
};
const over = ([r, g, b, share], below) => [r, g, b].map((part, index) => part * share + below[index] * (1 - share));

export const faint = least => sheet => {
  const found = new Map();
  for (const node of texts(sheet)) {
    const element = node.parentElement;
    if (element.closest("[hidden]") || !boxesOf(node).length) continue;
    const around = [];
    for (let at = element; at; at = at.parentElement) around.unshift(getComputedStyle(at));
    let ground = [255, 255, 255];
    let opacity = 1;
    for (const style of around) {
      opacity *= Number(style.opacity);
      ground = over(colour(style.backgroundColor), ground);
    }
    const [r, g, b, share] = colour(getComputedStyle(element).color);
    const [light, dark] = [luminance(over([r, g, b, share * opacity], ground)), luminance(ground)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const name = element.localName + (element.className ? `.${element.className}` : "");
    const own = getComputedStyle(element).color;
    if (ratio < least && !found.has(name)) found.set(name, `${name} ${own} on rgb(${ground.map(Math.round)}): ${ratio.toFixed(2)}`);
  }
  return [...found.values()];
};

// Each place where a text stands: the left edges of its characters, by line.
export function leftEdges(sheet, text) {
  const found = [];
  for (const node of texts(sheet)) {
    for (let at = node.data.indexOf(text); at >= 0; at = node.data.indexOf(text, at + 1)) {
      const edges = [];
      for (let index = at; index < at + text.length; index++) {
        const range = sheet.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { left, top } = range.getBoundingClientRect();
        edges.push([left, top]);
      }
      found.push(edges);
    }
  }
  return found;
}

// How wide a word is as it is set, and how wide with a joiner forbidden between its letters.
export function joining(sheet, word, like) {
  const pattern = sheet.querySelector(like);
  const measure = text => {
    const span = sheet.createElement("span");
    span.textContent = text;
    span.style.cssText = "position: absolute; white-space: nowrap; visibility: hidden";
    pattern.append(span);
    const { width } = span.getBoundingClientRect();
    span.remove();
    return width;
  };
  return { joined: measure(word), apart: measure([...word].join("\u200c")) };
}

export const faces = sheet =>
  [...sheet.fonts].map(face => [face.family.replaceAll('"', ""), face.weight, face.status]);

export function here(desk) {
  const [leaf, of] = desk.onPages();
  return { file: desk.file(), leaf, of, ...page(desk.sheet(), desk.area()) };
}

// The whole book, page after page, as a reader turns them, to the page after which there is no other.
export async function walk(desk) {
  const seen = [here(desk)];
  for (;;) {
    await desk.turn("next");
    const [before, now] = [seen.at(-1), here(desk)];
    if (before.file === now.file && before.leaf === now.leaf) return seen;
    seen.push(now);
  }
}

// Every file of the book, in every dress: what `look` finds wrong with it.
export async function sweep(desk, files, dresses, look) {
  const found = [];
  for (const file of files) {
    await desk.show(file);
    if (desk.file() !== file) throw new Error(`${file} did not open`);
    for (const [name, css] of Object.entries(dresses)) {
      await desk.dress(css);
      for (const wrong of look(desk.sheet())) found.push(`${file}, ${name}: ${wrong}`);
    }
  }
  await desk.dress("");
  return found;
}
