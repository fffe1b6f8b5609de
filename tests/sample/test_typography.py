"""The typographic rules of docs/typography.md, measured on the pages of three articles of the sample, in both languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from magazine.issue.language import Language
from tests.editions.print.bench import ROOT
from tests.editions.print.typeset import Line, letters_of, lines_of, off_grid, only_letters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ARTICLES = ("press-desk", "open-days", "reading-guide")
FRENCH_STEP_PT = 13.644
BROKEN_MIN = (2, 3)  # letters of a word before and after its hyphen, as base.css has it


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a language's body is set, and the file that was measured."""

    language: Language
    face: str
    size: float
    step: float
    space: float
    file: Path
    pages: tuple[int, ...]

    def lines(self) -> list[Line]:
        """Give the lines of body text."""
        return lines_of(self.file, self.pages, self.face, self.size)


@pytest.fixture(scope="module")
def typeset(sample: Path) -> dict[Language, Setting]:
    arabic: dict[str, Any] = {"face": "Police-Naskh", "size": 10.5, "step": 16.5, "space": 0.221}
    french: dict[str, Any] = {"face": "Police-Serif", "size": 9.6, "step": 13.644, "space": 0.237}
    return {
        language: Setting(language=language, **printed(sample, language), **facts)
        for language, facts in ((Language.ARABIC, arabic), (Language.FRENCH, french))
    }


def printed(sample: Path, language: Language) -> dict[str, Any]:
    """Give the screen edition and the pages that hold the articles."""
    plan = json.loads((sample / "build/reports/2019-01/pages.json").read_text(encoding="utf-8"))[language.tag]
    pieces = [piece for piece in plan if piece["piece"] in ARTICLES]
    assert len(pieces) == len(ARTICLES)
    pages = (range(piece["first_page"], piece["first_page"] + piece["pages"]) for piece in pieces)
    (file,) = (sample / f"build/site/{language.tag}/2019-01").glob("*.pdf")
    return {"file": file, "pages": tuple(page for some in pages for page in some)}


both = pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])


@both
def test_body_lines_stand_on_one_grid(typeset: dict[Language, Setting], language: Language) -> None:
    setting = typeset[language]
    places = Counter(round(off_grid(line.base, setting.step)) for line in setting.lines())
    (place, count), *others = places.most_common()
    assert sum(places.values()) > 150
    assert others == [], f"{count} lines stand {place} pt into their step, others do not: {others}"


@both
def test_no_word_space_is_wider_than_two(typeset: dict[Language, Setting], language: Language) -> None:
    setting = typeset[language]
    normal = setting.space * setting.size
    gaps = [gap for line in setting.lines() for gap in line.gaps()]
    assert len(gaps) > 900
    wide = sorted(gap / normal for gap in gaps)
    # A figure, a mark or a passage in another face leaves a gap that is no space: not one in a hundred.
    assert wide[int(len(wide) * 0.985)] < 2.1
    assert wide[len(wide) // 2] < 1.4


def paragraphs(language: Language) -> list[str]:
    """Give the letters of every paragraph and list item of the manuscripts."""
    found = []
    for name in ARTICLES:
        text = (ROOT / f"issues/2019-01/{name}/{language.tag}.md").read_text("utf-8").split("---", 2)[2]
        text = re.sub(r"\{fact\}`[^`]*`|\[\^[^\]]*\]", "", text)
        text = re.sub(r"\]\([^)]*\)", "]", text)
        found += [only_letters(part) for part in re.split(r"\n\s*\n|\n(?=- |\d+\. )|\n:::", text)]
    return [paragraph for paragraph in found if paragraph]


def columns(lines: Iterable[Line]) -> list[list[Line]]:
    """Give the lines by column, from the top."""
    return [list(column) for _, column in groupby(lines, key=lambda line: (line.page, line.column))]


@both
def test_no_paragraph_leaves_one_line_at_a_columns_foot_or_head(
    typeset: dict[Language, Setting], language: Language
) -> None:
    whole = paragraphs(language)
    read = columns(typeset[language].lines())
    assert len(read) > 10
    alone = []
    for column in read:
        first, last = column[0].text, column[-1].text
        alone += [last for each in whole if each.startswith(last) and len(each) > len(last)]
        alone += [first for each in whole if each.endswith(first) and len(each) > len(first)]
    assert [line for line in alone if len(line) > 12] == []


@both
def test_no_heading_stands_at_a_columns_foot(typeset: dict[Language, Setting], language: Language) -> None:
    setting = typeset[language]
    heads = lines_of(setting.file, setting.pages, "Police-Display", setting.size * 1.25)
    body = [*setting.lines(), *heads]
    body += lines_of(setting.file, setting.pages, "Police-Display", setting.size * 1.1)
    boxed = lines_of(setting.file, setting.pages, "Police-Sans", setting.size * 0.88)
    assert len(heads) > 8
    for head in heads:
        below = [
            line.base - head.base
            for line in body
            if (line.page, line.column) == (head.page, head.column) and line.base > head.base + 1
        ]
        below += [
            line.base - head.base
            for line in boxed
            if (line.page, line.column) == (head.page, head.column) and line.base > head.base
        ]
        assert min(below, default=99) < setting.step * 2.2, head.text


def test_french_words_are_broken_where_the_limits_allow(typeset: dict[Language, Setting]) -> None:
    lines = typeset[Language.FRENCH].lines()
    written = "".join((ROOT / f"issues/2019-01/{name}/fr.md").read_text("utf-8") for name in ARTICLES)
    broken = 0
    for column in columns(lines):
        for line, following in pairwise(column):
            if not line.shown.endswith("-") or following.base - line.base > FRENCH_STEP_PT * 1.5:
                continue
            before = re.split(r"[\s«(-]", line.shown.rstrip("-"))[-1]
            after = re.split(r"[\s,.;:!?)»-]", following.shown)[0]
            if f"{before}-{after}" in written:
                continue  # a compound, parted at its own hyphen
            assert len(before) >= BROKEN_MIN[0], line.shown
            assert len(after) >= BROKEN_MIN[1], (line.shown, after)
            broken += 1
    assert broken > 20


def test_arabic_is_never_broken(typeset: dict[Language, Setting]) -> None:
    lines = typeset[Language.ARABIC].lines()
    assert len(lines) > 150
    assert [line.shown for line in lines if line.shown.endswith("-")] == []


@both
def test_letters_are_never_spaced(typeset: dict[Language, Setting], language: Language) -> None:
    with pikepdf.open(typeset[language].file) as pdf:
        spaced = [
            float(operands[0])
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tc"
        ]
    assert [amount for amount in spaced if amount] == []
    for sheet in sorted((ROOT / "themes/police/print").glob("*.css")):
        assert set(re.findall(r"letter-spacing:\s*([^;}]*)", sheet.read_text("utf-8"))) <= {"normal"}, sheet.name


def test_arabic_letters_are_never_stretched(typeset: dict[Language, Setting]) -> None:
    setting = typeset[Language.ARABIC]
    letters = [letter.text for _, _, page in letters_of(setting.file, setting.pages) for letter in page]
    assert len(letters) > 5000
    assert "ـ" not in letters  # kashida


def test_french_stops_keep_their_spaces(typeset: dict[Language, Setting]) -> None:
    setting = typeset[Language.FRENCH]
    text = "".join(letter.text for _, _, page in letters_of(setting.file, setting.pages) for letter in page)
    stops = re.findall(r"(\w.?)([;!?])(?!\w)", text)
    assert len(stops) > 20
    assert [stop for stop in stops if stop[0][-1] != "\u202f"] == []
    for line in setting.lines():
        assert not line.shown.startswith((";", ":", "!", "?", "»"))


@both
def test_no_headline_ends_on_one_short_word(typeset: dict[Language, Setting], language: Language) -> None:
    setting = typeset[language]
    ends = 0
    for page, _, letters in letters_of(setting.file, setting.pages):
        large = [each for each in letters if each.face.startswith("Police-Display") and each.size > setting.size * 2.9]
        rows = [
            Line(page=page, column=0, base=base, letters=tuple(row))
            for base, row in groupby(
                sorted(large, key=lambda each: round(each.base)), key=lambda each: round(each.base)
            )
        ]
        rows = [row for row in rows if len(row.text) > 1]  # an initial is one letter
        if len(rows) > 1:
            assert rows[-1].gaps() or len(rows[-1].text) > 12, rows[-1].shown
            ends += 1
    assert ends
