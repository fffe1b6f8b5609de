"""Pages of the book on a telephone, as they were looked at and judged (docs/epub-looks.md), held against what is made now."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.browser import open_browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

    from tests.golden_pictures import GoldenPictures

TELEPHONE: ViewportSize = {"width": 390, "height": 844}
SCALE = 0.5
"""A golden picture's cell of six pixels is then half a line: what moves by a line is seen, and twenty pictures stay under 600 kB."""

WHITE = "html { background: #fff }"
NIGHT = "html { background: #121212; color: #ddd }"
LARGE = "html { background: #fff; font-size: 200% }"


@dataclass(frozen=True)
class View:
    """What is looked at: a page of the book, the place in it that stands at the head, and what the reader has set."""

    page: str
    place: str = "body"
    setting: str = WHITE


VIEWS = {
    "title": View("title"),
    "contents": View("nav"),
    "masthead": View("masthead"),
    "feature": View("articles/open-days"),
    "news": View("articles/briefs"),
    "interview": View("articles/reading-guide"),
    "figures": View("articles/figures-2018"),
    "service": View("articles/road-checklist", "ul"),
    "quotation-by-night": View("articles/communication-2018", ".pull-quote", NIGHT),
    "table-in-large-type": View("articles/press-desk", ".table-frame", LARGE),
}


@pytest.fixture(scope="module")
def telephone() -> Iterator[Page]:
    with open_browser() as browser:
        yield browser.new_page(viewport=TELEPHONE, device_scale_factor=SCALE)


@pytest.fixture(scope="module")
def opened(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {tag: unpacked(sample, tag, tmp_path_factory.mktemp(tag)) for tag in ("ar", "fr")}


@pytest.mark.parametrize("tag", ["ar", "fr"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_page_of_the_book_looks_as_it_was_judged(
    telephone: Page, opened: dict[str, Path], golden_picture: GoldenPictures, name: str, tag: str
) -> None:
    golden_picture(f"book-{name}-{tag}", seen(telephone, opened[tag], VIEWS[name]))


def unpacked(project: Path, tag: str, folder: Path) -> Path:
    """Unpack the project's book of a language; give the folder of its package."""
    with ZipFile(project / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.epub") as book:
        book.extractall(folder)
    return folder / "EPUB"


def seen(telephone: Page, package: Path, view: View) -> Image.Image:
    """Draw what the telephone shows."""
    telephone.goto((package / f"{view.page}.xhtml").as_uri())
    telephone.add_style_tag(content=f"{view.setting} body {{ padding: 20px !important }}")
    telephone.evaluate("document.fonts.ready")
    telephone.evaluate(
        "place => { const found = document.querySelector(place); if (place !== 'body') found.scrollIntoView() }",
        view.place,
    )
    telephone.evaluate("Promise.all([...document.images].map(image => image.decode().catch(() => null)))")
    return Image.open(io.BytesIO(telephone.screenshot())).convert("RGB")
