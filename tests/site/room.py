"""Whether a page has room for its words and for fingers: what is cut, what lies over what, what is too small to touch.

Measured in the open page, in the boxes of its lines, so that it holds for any size of letters and of screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CRAMPED: Final = r"""() => {
  const wide = document.documentElement.clientWidth, found = new Set(), lines = [];
  const name = element => `${element.localName}.${[...element.classList].join(".")} "${element.textContent.trim().slice(0, 30)}"`;
  if (document.documentElement.scrollWidth > wide) found.add(`the page scrolls: ${document.documentElement.scrollWidth}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, holder = text.parentElement, range = document.createRange();
    if (!text.data.trim() || !holder.checkVisibility({visibilityProperty: true})) continue;
    if (holder.closest("script, style, svg, noscript, option, .unseen, .skip, .menu-word")) continue;
    range.selectNodeContents(text);
    // Of a line's height the middle holds its letters: above and below is room, which may lie over another line's.
    const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1)
      .map(box => ({start: box.left, end: box.right, top: box.top + 0.28 * box.height, foot: box.bottom - 0.28 * box.height}));
    for (let each = holder; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each), frame = each.getBoundingClientRect();
      if (/auto|scroll/.test(style.overflowX)) boxes.length = 0; // reached by a scroll of its own
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      if (boxes.some(box => box.start < frame.left - 1 || box.end > frame.right + 1 || box.top < frame.top || box.foot > frame.bottom)) {
        found.add(`${name(each)} cuts ${name(holder)}`);
      }
    }
    if (boxes.some(box => box.start < -1 || box.end > wide + 1)) found.add(`${name(holder)} leaves the screen`);
    if (holder.closest("h1, h2, h3, .headline, .nameplate-title, .door-title") && getComputedStyle(holder).hyphens !== "auto") {
      for (const {0: word, index} of text.data.matchAll(/[\p{L}\p{M}]+/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.add(`${name(holder)} breaks ${word}`);
      }
    }
    lines.push(...boxes.map(box => ({...box, text, holder})));
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.foot - 1; next += 1) {
      const other = lines[next];
      if (other.text !== one.text && Math.min(one.end, other.end) - Math.max(one.start, other.start) > 1) {
        found.add(`${name(one.holder)} lies over ${name(other.holder)}`);
      }
    }
  });
  for (const each of document.querySelectorAll("a, button, summary, label, li")) {
    if (each.checkVisibility() && getComputedStyle(each).display !== "inline" && each.clientWidth && each.scrollWidth > each.clientWidth + 1) {
      if (!each.closest(".unseen, .skip")) found.add(`${name(each)} is too wide for its frame`);
    }
  }
  return [...found];
}"""

_SMALL: Final = r"""([least, button]) => {
  const name = element => `${element.localName}.${[...element.classList].join(".")} "${element.textContent.trim().slice(0, 30)}"`;
  const every = [...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.closest(".skip, [aria-hidden=true]"))
    .map(each => ({each, box: each.getBoundingClientRect()}));
  // A link in a sentence is as high as its line: the criterion leaves it out.
  const inSentence = each => getComputedStyle(each).display === "inline" && each.parentElement.textContent.trim() !== each.textContent.trim();
  return every.filter(({each, box}) => {
    const wanted = each.matches("button, summary, select, .button, .languages a, .download, input:not([type=radio])") ? button : least;
    return !inSentence(each) && (box.height < wanted - 0.5 || box.width < wanted - 0.5);
  }).map(({each, box}) => `${name(each)} ${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""

TARGET_PX: Final = 24
"""The least side of what one touches (WCAG 2.2, 2.5.8)."""
BUTTON_PX: Final = 44
"""The least side of a button or a field (WCAG 2.2, 2.5.5)."""


def cramped(page: Page) -> list[str]:
    """Say what leaves the screen or its frame, is cut, or lies over other words."""
    return [str(each) for each in page.evaluate(_CRAMPED)]


def small_targets(page: Page) -> list[str]:
    """Say which links and buttons are too small for fingers."""
    return [str(each) for each in page.evaluate(_SMALL, [TARGET_PX, BUTTON_PX])]
