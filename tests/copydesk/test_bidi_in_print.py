"""The same passages in print: the article as it goes to WeasyPrint, set on endless lines, and where the PDF has its characters."""

from __future__ import annotations

from collections import defaultdict
from ctypes import byref, c_double
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from pypdfium2 import raw
from tests.common_store import share_store
from tests.copydesk.order import is_compared, lay_lines, passages, said
from tests.editions.print.bench import MOMENT

from magazine.editions.commission import Commission
from magazine.editions.print.builder import PrintBuilder
from magazine.editions.print.press import lay_out
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.markup.reading import NO_READING
from magazine.works.crew import SoloCrew
from magazine.works.manuscripts import open_copy
from magazine.works.sphinx_app import make
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.issue.job import Job

ENDLESS = (
    "@page { size: 6000px 3000px !important; margin: 20px !important }"
    "* { white-space: nowrap !important; hyphens: none !important; columns: auto !important; float: none !important;"
    " font-size: 12px !important; line-height: 30px !important; text-align: start !important; letter-spacing: 0 !important }"
)
ONE = str.maketrans(dict.fromkeys("()[]{}<>«»‹›“”≤≥", "("))
"""Brackets and quotation marks: a PDF has them turned or not."""


BY_ITSELF = {
    Language.ARABIC: {
        "انعقدت الدورة في 26-09-2018 ودامت أسبوعا.",
        "راسلونا على editor@magazine.example أو @magazine مباشرة.",
        "رمز المجلة PDF و، EPUB كما في الأصل.",
        "جملة قوية 05 00 00 00 00 ومائلة 10-20.",
    },
    Language.FRENCH: set(),
}
"""Where an element (bold, a language) parts a number or Latin words: WeasyPrint 70 puts each box in order by itself."""


class Enough(Exception):  # noqa: N818 - no error
    """The article was handed to WeasyPrint."""


class Overheard(SoloCrew):
    """A crew that keeps the order to lay the article out, and stops there."""

    order: Job

    def make(self, jobs: Sequence[Job]) -> list[Path]:
        for job in jobs:
            if job.kind == "layout" and "/lines/" in job.name:
                self.order = job
                raise Enough
        return super().make(jobs)


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH], ids=lambda language: language.tag)
def test_characters_stand_in_print_where_the_copy_desk_says(
    language: Language, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = lay_lines(tmp_path / "project")
    copy, _ = open_copy(project, "2019-01", MOMENT)
    crew = Overheard(Store(share_store(tmp_path / "cache", tmp_path_factory) / "store"))
    commission = Commission(
        publication=copy.publication, language=language, reading=NO_READING, theme=copy.theme, into=tmp_path / "out",
        editions=frozenset({Edition.SCREEN}), crew=crew, moment=MOMENT, translate=lambda *_: "",
    )  # fmt: skip
    with pytest.raises(Enough):
        make(PrintBuilder, commission, copy.shelves[language])
    arguments: Any = crew.order.arguments
    html, css, files = arguments
    lines = lines_of(lay_out(html, css + ENDLESS, files))
    wrong = [one.text for one in passages(project)[language] if plain(said(one)) not in lines[key(said(one))]]
    assert set(wrong) == BY_ITSELF[language]


def lines_of(document: bytes) -> Mapping[str, list[str]]:
    """Give the lines of a PDF with their characters from left to right, by the characters that they have."""
    found = defaultdict(list)
    for leaf in pypdfium2.PdfDocument(document):
        text = leaf.get_textpage()
        lines: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for number in range(text.count_chars()):
            character = text.get_text_range(number, 1)
            if character and is_compared(character):
                left, _, right, _ = text.get_charbox(number, loose=True)
                lines[round(baseline(text, number))].append(((left + right) / 2, character))
        for line in lines.values():
            shown = "".join(character for _, character in sorted(line))
            found[key(shown)].append(plain(shown))
    return found


def baseline(text: pypdfium2.PdfTextPage, number: int) -> float:
    x, y = c_double(), c_double()
    assert raw.FPDFText_GetCharOrigin(text, number, byref(x), byref(y))
    return y.value


def key(line: str) -> str:
    return "".join(sorted(line.translate(ONE)))


def plain(line: str) -> str:
    """Take all Arabic letters for one: a ligature has one place for two of them."""
    return "".join("\u0639" if "\u0620" <= one <= "\u064a" else one for one in line.translate(ONE))
