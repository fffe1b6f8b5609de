"""``260.000``, the telephone sample and the ISSN: read in order, and standing so on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pypdfium2
import pytest

from tests.browser import open_browser

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ViewportSize

GAP = r"[ \u00a0\u202f]"
SAMPLES = {
    "figure": {"ar": r"260\.000", "fr": r"260[\u202f]000"},
    "telephone": dict.fromkeys(("ar", "fr"), GAP.join(["05", "00", "00", "00", "00"])),
    "issn": dict.fromkeys(("ar", "fr"), "0000-0000"),
}
CASES = [(tag, name, patterns[tag]) for name, patterns in SAMPLES.items() for tag in ("ar", "fr")]

FIND = """pattern => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(new RegExp(pattern, 'gu'))) {
      const places = [...match[0]].map((letter, i) => {
        const range = document.createRange();
        range.setStart(walker.currentNode, match.index + i);
        range.setEnd(walker.currentNode, match.index + i + 1);
        const box = range.getBoundingClientRect();
        return [Math.round(box.left * 10), Math.round(box.top)];
      });
      if (places.some(([x]) => x)) found.push(places);
    }
  }
  return found;
}"""


@pytest.mark.parametrize(("tag", "name", "pattern"), CASES)
def test_on_the_printed_page(sample: Path, tag: str, name: str, pattern: str) -> None:
    found = 0
    with pypdfium2.PdfDocument(sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf") as pdf:
        for page in pdf:
            text = page.get_textpage()
            written = text.get_text_range()
            for match in re.finditer(pattern, written):
                places = [text.get_charbox(at)[0] for at in range(*match.span()) if not written[at].isspace()]
                assert places == sorted(places), (name, match.group())
                found += 1
    assert found


@pytest.mark.parametrize("edition", ["web", "epub"])
def test_on_the_screen(sample: Path, tmp_path: Path, edition: str) -> None:
    with open_browser() as browser:
        for tag, name, pattern in CASES:
            page = browser.new_page(viewport={"width": 390, "height": 844})
            page.goto(_article(sample, tmp_path, edition, tag).as_uri())
            found = page.evaluate(FIND, pattern)
            assert found, (tag, name)
            for places in found:
                assert len({top for _, top in places}) == 1, (tag, name)
                assert [left for left, _ in places] == sorted(left for left, _ in places), (tag, name)
            page.close()


TELEPHONE: ViewportSize = {"width": 390, "height": 844}

HELD = """() => [...document.querySelectorAll('.isolate')].map(isolate => {
  const boxes = [...isolate.getClientRects()].filter(box => box.width);
  return [isolate.textContent, isolate.classList.contains('parting'), new Set(boxes.map(box => Math.round(box.top))).size,
    boxes.every(box => box.left >= 0 && box.right <= innerWidth)];
})"""


@pytest.mark.parametrize("edition", ["web", "epub"])
def test_in_large_letters_on_a_telephone_numbers_stay_whole_and_addresses_part(
    sample: Path, tmp_path: Path, edition: str
) -> None:
    with open_browser() as browser:
        page = browser.new_page(viewport=TELEPHONE)
        page.goto(_article(sample, tmp_path, edition, "ar", "letters").as_uri())
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found = {text: (parting, lines, within) for text, parting, lines, within in page.evaluate(HELD)}
        parting, lines, within = found["newsroom@magazine.example"]
        assert parting
        assert lines > 1
        assert within
        assert found["05\u00a000\u00a000\u00a000\u00a000"] == (False, 1, True)
        assert found["ISSN 0000-0000"] == (False, 1, True)


def _article(sample: Path, folder: Path, edition: str, tag: str, name: str = "reading-guide") -> Path:
    """Give the page of an article; the reading guide shows all samples."""
    if edition == "web":
        return sample / f"build/site/{tag}/2019-01/{name}/index.html"
    with ZipFile(sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.epub") as book:
        book.extractall(folder / tag)
    return next((folder / tag).rglob(f"{name}.xhtml"))
