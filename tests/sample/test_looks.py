"""Twelve spreads a language and their covers, as they were looked at and judged (docs/print-looks.md), held against what is made now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from tests.golden_pictures import DPI

if TYPE_CHECKING:
    from pathlib import Path

    from tests.golden_pictures import GoldenPictures

SPREADS = {
    "cover": ("cover", 0),
    "contents": ("contents", 0),
    "masthead-and-editorial": ("masthead", 0),
    "briefs-and-dossier": ("briefs", 0),
    "dossier-inside": ("communication-2018", 1),
    "dossier-goes-on": ("press-desk", 1),
    "infographic": ("figures-2018", 0),
    "feature": ("open-days", 0),
    "news-begins": ("rapid-intervention", 0),
    "news-goes-on": ("guests", 0),
    "news-and-feature": ("campaigns", 0),
    "questions": ("reading-guide", 0),
    "service": ("families-online", 0),
    "back": ("back", 0),
}
"""What a spread shows, and where it is found: a piece, and which of its pages."""


@pytest.mark.parametrize("tag", ["ar", "fr"])
@pytest.mark.parametrize("name", SPREADS)
def test_a_spread_looks_as_it_was_judged(sample: Path, golden_picture: GoldenPictures, name: str, tag: str) -> None:
    piece, offset = SPREADS[name]
    golden_picture(f"{name}-{tag}", spread(sample, tag, first_page(sample, tag, piece) + offset))


def first_page(sample: Path, tag: str, piece: str) -> int:
    """Find a piece's first folio in the page plan."""
    plan = json.loads((sample / "build/reports/2019-01/pages.json").read_text("utf-8"))
    return next(int(each["first_page"]) for each in plan[tag] if each["piece"] == piece)


def spread(sample: Path, tag: str, folio: int) -> Image.Image:
    """Draw the spread that a folio stands on, as readers see it: in Arabic the even page lies on the right."""
    file = sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf"
    pdf = pypdfium2.PdfDocument(file)
    try:
        first = folio - folio % 2
        pages = [
            pdf[number - 1].render(scale=DPI / 72).to_pil().convert("RGB")
            for number in (first, first + 1)
            if 1 <= number <= len(pdf)
        ]
    finally:
        pdf.close()
    if tag == "ar":
        pages.reverse()
    sheet = Image.new("RGB", (sum(page.width for page in pages), pages[0].height), (255, 255, 255))
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet
