"""Hostile content comes out whole: nothing lost, clipped or over other letters; what cannot fit is a finding.

Two builds, one a language, of ``hostile.specimens``; what is asserted is read from the bound screen PDF by two programs.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from magazine.constants import MARGIN_BOTTOM_MM, MARGIN_INNER_MM, MARGIN_OUTER_MM, MARGIN_TOP_MM, TRIM_MM
from magazine.issue.edition import Edition
from magazine.issue.finding import Level
from tests.common_store import share_store
from tests.editions.print.bench import lay_specimen, print_specimen
from tests.editions.print.hostile import AR, FR, lay_hostile, specimens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.issue.finding import Finding
    from magazine.issue.flatplan import PlannedPiece
    from magazine.issue.language import Language
    from tests.editions.print.bench import Printed
    from tests.editions.print.hostile import Specimen

POINTS = 72 / 25.4
HANGING_MM = 2.5  # a full stop or a wide final letter may hang over its column so far
HEAD_TOP_MM = 16.0  # the heads of service pages stand on a band that runs off the paper, and begin higher
SHARED_MAX = 0.35  # of the smaller letter: boxes of neighbours in slanted and joined scripts touch
BOTH = pytest.mark.parametrize("language", [AR, FR], ids=["ar", "fr"])

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Volume:
    """A bound file, and what is on its pages."""

    printed: Printed
    language: Language

    @property
    def findings(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.printed.products[Edition.SCREEN].findings:
            found.setdefault(finding.rule, []).append(finding)
        return found

    @cached_property
    def specimens(self) -> dict[str, Specimen]:
        return {specimen.id: specimen for specimen in specimens(self.language)}

    def piece(self, name: str) -> PlannedPiece:
        plan = self.printed.products[Edition.SCREEN].pages
        piece = plan.piece(name) if plan else None
        assert piece is not None, name
        return piece

    @cached_property
    def pages(self) -> list[str]:
        """The text of every page, as pdftotext reads it in the order of the file."""
        command = ["pdftotext", "-raw", str(self.printed.file(Edition.SCREEN)), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")

    @cached_property
    def words(self) -> list[list[tuple[str, list[Box]]]]:
        """The words of every page with the boxes of their letters, as PDFium reads them."""
        document = pypdfium2.PdfDocument(self.printed.file(Edition.SCREEN))
        try:
            return [list(_words(document[number])) for number in range(len(document))]
        finally:
            document.close()

    def text(self, name: str) -> str:
        piece = self.piece(name)
        return "\n".join(self.pages[piece.first_page - 1 : piece.first_page - 1 + piece.pages])

    def words_of(self, name: str) -> list[list[tuple[str, list[Box]]]]:
        piece = self.piece(name)
        return self.words[piece.first_page - 1 : piece.first_page - 1 + piece.pages]


def _words(page: pypdfium2.PdfPage) -> Iterator[tuple[str, list[Box]]]:
    text = page.get_textpage()
    letters = ""
    boxes: list[Box] = []
    for number in range(text.count_chars()):
        letter = text.get_text_range(number, 1)
        if letter.strip() and letter.isprintable():
            letters += letter
            boxes.append(text.get_charbox(number))
        elif boxes:
            yield letters, boxes
            letters, boxes = "", []
    if boxes:
        yield letters, boxes


def _letters(text: str) -> str:
    """Leave out what lines and programs add or part: spaces, hyphens, direction signs, and vowel signs, which have a test of their own."""
    return "".join(
        letter for letter in text if unicodedata.category(letter) not in {"Cf", "Cc", "Mn", "Zs"} and letter != "-"
    )


def _word_letters(text: str) -> str:
    return "".join(filter(str.isalnum, _letters(text)))


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Volume]:
    project = lay_specimen(tmp_path_factory.mktemp("hostile") / "project")
    share_store(project / ".magazine", tmp_path_factory)
    lay_hostile(project)
    return {
        language: Volume(
            printed=print_specimen(project, project / ".magazine/store", language, (Edition.SCREEN,)), language=language
        )
        for language in (AR, FR)
    }


@BOTH
def test_every_word_is_printed_once(volumes: dict[Language, Volume], language: Language) -> None:
    volume = volumes[language]
    for name, specimen in volume.specimens.items():
        by_poppler = Counter(map(int, re.findall(r"(?<!\d)1\d{3}(?!\d)", volume.text(name))))
        assert by_poppler == Counter(specimen.numbers), name
        words = " ".join(word for page in volume.words_of(name) for word, _ in page)
        by_pdfium = Counter(map(int, re.findall(r"(?<!\d)1\d{3}(?!\d)", words)))
        assert by_pdfium == Counter(specimen.numbers), name


@BOTH
def test_phrases_are_printed_as_written(volumes: dict[Language, Volume], language: Language) -> None:
    volume = volumes[language]
    for name, specimen in volume.specimens.items():
        text = volume.text(name)
        for phrase, times in Counter(specimen.phrases).items():
            # Signs between Latin words of an Arabic line stand elsewhere in the file's order (bindery/foreign.py): then words alone count.
            found = max(read(text).count(read(phrase)) for read in (_letters, _word_letters))
            assert found >= times, (name, phrase)


@BOTH
def test_vowel_signs_are_printed(volumes: dict[Language, Volume], language: Language) -> None:
    volume = volumes[language]
    wanted = Counter(filter(unicodedata.combining, "الدَّوْرِيَّةُ تَعُودُ"))
    there = Counter(filter(unicodedata.combining, volume.text("scripts-service")))
    assert not wanted - there


@BOTH
def test_no_letter_leaves_the_text_area(volumes: dict[Language, Volume], language: Language) -> None:
    volume = volumes[language]
    width, height = TRIM_MM
    side = min(MARGIN_INNER_MM, MARGIN_OUTER_MM) - HANGING_MM
    for name in volume.specimens:
        for number, page in enumerate(volume.words_of(name)):
            roof = MARGIN_TOP_MM - HANGING_MM if number or not name.endswith("service") else HEAD_TOP_MM
            for word, boxes in page:
                left, bottom, right, top = (each / POINTS for each in _around(boxes))
                assert left > side, (name, word)
                assert right < width - side, (name, word)
                assert bottom > MARGIN_BOTTOM_MM - HANGING_MM, (name, word)
                assert top < height - roof, (name, word)


def _around(boxes: list[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


@BOTH
def test_no_word_stands_over_another(volumes: dict[Language, Volume], language: Language) -> None:
    volume = volumes[language]
    for name in volume.specimens:
        for page in volume.words_of(name):
            found = list(_overlaps(page))
            assert not found, (name, found[:3])


def _overlaps(words: list[tuple[str, list[Box]]]) -> Iterator[tuple[str, str]]:
    """Give pairs of words of which a letter stands over a letter of the other; vowel signs may, over and under their letters."""
    letters = [
        (box, word, number)
        for number, (word, boxes) in enumerate(words)
        for letter, box in zip(word, boxes, strict=True)
        if not unicodedata.combining(letter)
    ]
    near: list[tuple[Box, str, int]] = []
    for box, word, number in sorted(letters, key=lambda each: -each[0][3]):
        near = [each for each in near if each[0][1] < box[3]]
        yield from ((other, word) for above, other, its in near if its != number and _over(box, above))
        near.append((box, word, number))


def _over(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min((each[2] - each[0]) * (each[3] - each[1]) for each in (one, other))
    return wide > 0 and high > 0 and wide * high > SHARED_MAX * smaller


@BOTH
def test_no_page_is_blank(volumes: dict[Language, Volume], language: Language) -> None:
    """A page has words or a picture; what a table or box longer than a page pushes away must not leave it bare."""
    volume = volumes[language]
    with pikepdf.open(volume.printed.file(Edition.SCREEN)) as pdf:
        for name in volume.specimens:
            piece = volume.piece(name)
            for number in range(piece.first_page, piece.first_page + piece.pages):
                pictures = [
                    each
                    for key, each in pdf.pages[number - 1].obj.Resources.get("/XObject", {}).items()
                    if key != "/Furniture"
                ]
                assert volume.words[number - 1] or pictures, (name, number)
                inner = piece.first_page < number < piece.first_page + piece.pages - 1  # an opening may be a head alone
                if inner and not pictures:
                    assert len(volume.words[number - 1]) > 15, (name, number)


@BOTH
def test_the_inspection_finds_nothing_lost_or_clipped(volumes: dict[Language, Volume], language: Language) -> None:
    """Its errors would be false here: the tests above read the same from the file."""
    found = volumes[language].findings
    errors = [str(finding) for each in found.values() for finding in each if finding.level is Level.ERROR]
    assert errors == []


@BOTH
def test_what_cannot_fit_is_found(volumes: dict[Language, Volume], language: Language) -> None:
    found = volumes[language].findings
    places = {rule: {finding.where.path.split("/")[-2] for finding in each} for rule, each in found.items()}
    assert places["cropped-in-print"] >= {"panorama-feature"}
    assert "odd-pictures-news" in places["coarse-in-print"]
    assert places["letter-without-font"] == {"signs-figures"}
    assert places["formula-as-typed"] == {"formulas-figures"}
    assert "U+1F693" in found["letter-without-font"][0].what


@BOTH
def test_sixty_notes_are_numbered_in_order_and_linked(volumes: dict[Language, Volume], language: Language) -> None:
    volume = volumes[language]
    for kind in ("news", "service"):
        piece = volume.piece(f"sixty-notes-{kind}")
        with pikepdf.open(volume.printed.file(Edition.SCREEN)) as pdf:
            pages = pdf.pages[piece.first_page - 1 : piece.first_page - 1 + piece.pages]
            links = [note for page in pages for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]
        targets = Counter(str(link.get("/Dest", link.get("/A", {}).get("/D", ""))) for link in links)
        assert {f"sixty-notes-{kind}/note-{number}" for number in range(1, 61)} <= set(targets), kind
        assert {f"sixty-notes-{kind}/note-mark-{number}" for number in range(1, 61)} <= set(targets), kind


@BOTH
def test_a_note_stands_on_the_page_that_calls_it_or_the_next(
    volumes: dict[Language, Volume], language: Language
) -> None:
    """Notes in a heading, a table, a caption, a box and a quotation: each whole, none far from its call."""
    volume = volumes[language]
    specimen = volume.specimens["notes-everywhere-feature"]
    bodies = re.findall(r"^\[\^\d\]: (.*)$", specimen.text, re.MULTILINE)
    pages = [" ".join(word for word, _ in page) for page in volume.words_of(specimen.id)]
    for body in bodies:
        numbers = re.findall(r"1\d{3}", body)
        assert numbers
        assert any(all(number in page for number in numbers) for page in pages), body
