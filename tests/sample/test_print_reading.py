"""What other programs read out of the sample's PDFs, article by article, and what veraPDF says of them.

How words are held against the manuscripts stands in ``reading_measure``; the marks of notes are no words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests import extractors
from tests.sample.conftest import ROOT
from tests.sample.manuscript_words import exact_words, read_manuscript
from tests.sample.reading_measure import measure
from tests.validators import verapdf

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = sorted((ROOT / "issues/2019-01").glob("*/*.md"))
IDS = [f"{path.parent.name}-{path.stem}" for path in ARTICLES]
LEAST = 0.995
"""Share of the words of each article, vowel signs and all, that each reader must find in order."""


def screen(sample: Path, tag: str) -> Path:
    return sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf"


def archive(sample: Path, tag: str) -> Path:
    (file,) = sample.glob(f"build/**/police-magazine-2019-01-{tag}*archive*.pdf")
    return file


@cache
def places(pdf: Path) -> dict[str, tuple[int, int]]:
    """Give the first and last page of each piece, from the file's own destinations."""
    with pikepdf.open(pdf) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        names = document.Root.Names.Dests.Kids[0].Names
        starts = {str(names[at]): numbers[names[at + 1][0].objgen] for at in range(0, len(names), 2)}
        order = sorted((page, name) for name, page in starts.items() if "/" not in name)
        ends = [page - 1 for page, _ in order[1:]] + [len(document.pages)]
    return {name: (first, last) for (first, name), last in zip(order, ends, strict=True)}


@pytest.mark.parametrize("path", ARTICLES, ids=IDS)
def test_every_reader_finds_the_words_of_the_article_in_order(sample: Path, path: Path) -> None:
    pdf = screen(sample, path.stem)
    first, last = places(pdf)[path.parent.name]
    manuscript = read_manuscript(path, exact_words)
    with pikepdf.open(pdf) as document:
        along_the_tags = extractors.tag_tree(document, first, last)
    texts = {
        "pdftotext": extractors.poppler(pdf, first, last),
        "PDFium": extractors.pdfium(pdf, first, last),
        "tags": along_the_tags,
    }
    found = {name: measure(manuscript, exact_words(text)) for name, text in texts.items()}
    assert {name: each.lost for name, each in found.items() if each.share < LEAST} == {}


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_verapdf_passes_the_screen_edition(sample: Path, tag: str) -> None:
    assert verapdf(screen(sample, tag), "ua1") == []


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_verapdf_passes_the_archive_edition(sample: Path, tag: str) -> None:
    assert verapdf(archive(sample, tag), "2a") == []


@pytest.mark.parametrize("fault", ["title", "alt", "unicode"])
def test_verapdf_refuses_what_is_broken(sample: Path, tmp_path: Path, fault: str) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(screen(sample, "fr")) as pdf:
        if fault == "title":
            del pdf.Root.ViewerPreferences.DisplayDocTitle
        elif fault == "alt":
            figure = next(
                each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
            )
            del figure.Alt
        else:
            for font in pdf.pages[4].obj.Resources.Font.values():
                if "/ToUnicode" in font:
                    del font.ToUnicode
        pdf.save(broken)
    assert verapdf(broken, "ua1")
