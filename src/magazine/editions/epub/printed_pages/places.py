"""Where the printed pages of a piece begin among the letters of its document. Pure.

Print says with which words each page begins. They may stand in the document more than once, not quite as printed, or not at all; so all places
that come into question are weighed, and the best row of places that follow each other is taken. What weighs: how many of the words
stand there, whether headings that are known to stand on earlier and later pages do stand before and after it, and how far it is from
where the page would begin by the number of letters on the pages before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from magazine.editions.epub.printed_pages.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magazine.editions.epub.printed_pages.letters import Letters

LETTERS_MIN: Final = 8
"""Of words that are a part only of what a page begins with: fewer are found anywhere."""

OPENING_LETTERS_MAX: Final = 120
"""The first page of a piece begins within so many letters: behind a rubric that print says in its running head, not later."""

LOST_WORD: Final = 0.08
"""What each word at the front that is not found costs, of a worth of 1 for all words."""

ANCHOR_WORTH: Final = 0.2
"""The first heading on a page is not where the page begins, but near; a few of the words are better."""

MISPLACED: Final = 0.5
"""What it costs to stand on the wrong side of headings."""

IMPLAUSIBLE: Final = 0.3
"""What it costs to stand a whole document away from where the letters on the pages before let expect; decides between repetitions."""

IN_NOTES: Final = 0.5
"""What it costs to stand among the notes: few enough of them stand at the foot of printed pages, which never begin with them."""

WITHIN_ROW: Final = 0.1
"""What it costs to begin with a cell of a table that is not the first of its row: pages part tables between rows."""

CELLS: Final = frozenset({"td", "th"})

CANDIDATES_MAX: Final = 60
"""A word that a table repeats a thousand times shall not cost a thousand times a thousand comparisons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A printed page whose beginning is sought.

    Attributes:
        page: the folio.
        words: its first words as printed.
        letters: how many letters and figures it holds.
        anchors: ids of headings that stand on it.
        opens: it is the first page of its piece.
    """

    page: int
    words: str
    letters: int = 0
    anchors: tuple[str, ...] = ()
    opens: bool = False


class Candidate(NamedTuple):
    """A place that comes into question: how many letters stand before it, and what speaks for it."""

    place: int
    worth: float


class Row(NamedTuple):
    """Places chosen for the pages so far, None for a page without one; the last of them, and what they are worth together."""

    places: tuple[int | None, ...] = ()
    last: int = -1
    worth: float = 0.0


def places_of(letters: Letters, pages: Sequence[Sought]) -> tuple[int | None, ...]:
    """Choose for each page the place where it begins, as the number of letters before it; None where there is no telling.

    Args:
        letters: of the piece's document.
        pages: in order.
    """
    anchors = _anchors(letters, pages)
    rows = [Row()]
    expected = 0
    for page in pages:
        weighed = [
            Candidate(found.place, found.worth - _doubts(letters, found.place, page, anchors, expected))
            for found in _candidates(letters, page)
        ]
        weighed.sort(key=lambda found: (-found.worth, found.place))
        rows = list(_longer(rows, (found for found in weighed[:CANDIDATES_MAX] if found.worth > 0)))
        expected += page.letters
    return max(rows, key=lambda row: row.worth).places


def _longer(rows: Sequence[Row], candidates: Iterable[Candidate]) -> Iterable[Row]:
    """Go on with each candidate behind the best row that ends before it, and with none."""
    yield from (Row((*row.places, None), row.last, row.worth) for row in rows)
    for place, worth in candidates:
        before = [row for row in rows if row.last < place]
        if before:
            best = max(before, key=lambda row: row.worth)
            yield Row((*best.places, place), place, best.worth + worth)


def _candidates(letters: Letters, page: Sought) -> list[Candidate]:
    words = [word for word in map(bare, page.words.split()) if word]
    found: dict[int, float] = {}
    # What a contents page or a list of key figures adds are figures; without them the words may be the document's own.
    for said in (words, [word for word in words if not word.isdigit()]):
        # The first page begins with its document where its own first word does not stand there.
        for place, worth in _found(letters, said, 1 if page.opens else len(said)):
            found[place] = max(found.get(place, 0.0), worth)
        if any(worth >= 1.0 for worth in found.values()):
            break
    for anchor in page.anchors[:1]:
        element = letters.named(anchor)
        if element is not None and element.first < len(letters.text):
            found.setdefault(element.first, ANCHOR_WORTH)
    if page.opens:
        found = {place: worth for place, worth in found.items() if place <= OPENING_LETTERS_MAX}
    return [Candidate(place, worth) for place, worth in found.items()]


def _found(letters: Letters, words: Sequence[str], beginnings: int) -> Iterable[Candidate]:
    """Find the words, or as many of them in a row as stand anywhere, beginning with one of the first so many."""
    whole = sum(map(len, words))
    for lost in range(beginnings):
        for end in range(len(words), lost, -1):
            needle = "".join(words[lost:end])
            if len(needle) < min(LETTERS_MIN, whole):
                break
            places = list(letters.where(needle))
            if places:
                worth = len(needle) / whole - lost * LOST_WORD
                yield from (Candidate(place, worth) for place in places)
                break


def _anchors(letters: Letters, pages: Sequence[Sought]) -> list[tuple[int, int]]:
    """Give the pages of headings and how many letters stand before each."""
    known = [(page.page, letters.named(anchor)) for page in pages for anchor in page.anchors]
    return [(page, element.first) for page, element in known if element is not None]


def _doubts(letters: Letters, place: int, page: Sought, anchors: Sequence[tuple[int, int]], expected: int) -> float:
    """Say what speaks against a place."""
    wrong = any(first >= place if folio < page.page else first < place for folio, first in anchors)
    among_notes = any(element.attributes.get("role") == "doc-footnote" for element in letters.owners[place].outwards())
    within_row = any(
        element.tag in CELLS and element.first == place and element.parent is not None and element.parent.first != place
        for element in letters.owners[place].outwards()
    )
    distance = min(abs(place - expected) / len(letters.text), 1)
    return MISPLACED * wrong + IN_NOTES * among_notes + WITHIN_ROW * within_row + IMPLAUSIBLE * distance
