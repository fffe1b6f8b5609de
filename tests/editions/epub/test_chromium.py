"""The book's pages in a real browser engine, at the size of a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from magazine.issue.language import Language
from tests.browser import open_browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_LEFT_EDGES = """(text) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode());) {
    for (let at = node.data.indexOf(text); at >= 0; at = node.data.indexOf(text, at + 1)) {
      const edges = [];
      for (let i = at; i < at + text.length; i++) {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        edges.push([box.left, box.top]);
      }
      found.push(edges);
    }
  }
  return found;
}"""
"""Where each character of a text stands, wherever the text does."""

_FACES = (
    "() => document.fonts.ready.then(() => [...document.fonts].map(face => [face.family, face.weight, face.status]))"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def unpacked(books: dict[Language, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    folders = {}
    for language, file in books.items():
        folders[language] = tmp_path_factory.mktemp(language.tag)
        with ZipFile(file) as book:
            book.extractall(folders[language])
    return folders


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def test_nothing_is_wider_than_a_small_telephone(
    telephone: Page, unpacked: dict[Language, Path], language: Language
) -> None:
    pages = sorted((unpacked[language] / "EPUB").rglob("*.xhtml"))
    assert len(pages) > 6
    for page in pages:
        telephone.goto(page.as_uri())
        wide = telephone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{page.name} is {wide} px wide"


def test_nothing_is_wider_than_the_page_at_twice_the_size(
    telephone: Page, unpacked: dict[Language, Path], language: Language
) -> None:
    for page in sorted((unpacked[language] / "EPUB").rglob("*.xhtml")):
        telephone.goto(page.as_uri())
        telephone.add_style_tag(content="html { font-size: 200% !important }")
        wide = telephone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{page.name} is {wide} px wide"


@pytest.mark.parametrize("number", ["260.000", "05 00 00 00 00", "2049-3630", "2018-09-26"])
def test_numbers_read_from_left_to_right_in_arabic_lines(
    telephone: Page, unpacked: dict[Language, Path], number: str
) -> None:
    telephone.goto((unpacked[Language.ARABIC] / "EPUB/articles/words.xhtml").as_uri())
    shown: list[list[Any]] = telephone.evaluate(_LEFT_EDGES, number)
    assert shown
    for edges in shown:
        lines = sorted({top for _, top in edges})
        for line in lines:
            lefts = [left for left, top in edges if top == line]
            assert lefts == sorted(lefts), edges


def test_each_face_of_the_book_opens_on_some_page(
    telephone: Page, unpacked: dict[Language, Path], language: Language
) -> None:
    opened: dict[tuple[str, str], set[str]] = {}
    for page in sorted((unpacked[language] / "EPUB").rglob("*.xhtml")):
        telephone.goto(page.as_uri())
        for family, weight, status in telephone.evaluate(_FACES):
            opened.setdefault((family, weight), set()).add(status)
    assert opened
    assert not [face for face, states in opened.items() if "loaded" not in states or "error" in states]


def test_pictures_open_and_keep_their_proportions(telephone: Page, unpacked: dict[Language, Path]) -> None:
    telephone.goto((unpacked[Language.ARABIC] / "EPUB/articles/patrol.xhtml").as_uri())
    pictures = telephone.evaluate(
        "[...document.images].map(i => [i.naturalWidth, Math.abs(i.width / i.height - i.naturalWidth / i.naturalHeight)])"
    )
    assert len(pictures) >= 3
    assert all(natural > 0 for natural, _ in pictures)
    assert all(off < 0.12 for natural, off in pictures)
