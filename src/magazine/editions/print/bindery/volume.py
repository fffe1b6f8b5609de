"""What goes to the bindery, and what a laid-out sheet says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from magazine.issue.flatplan import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.edition import Edition
    from magazine.issue.language import Language
    from magazine.issue.theme import Face, PrintingCondition


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place that a link can lead to.

    Attributes:
        name: in the sheet.
        page: in the sheet, counted from 0.
        top: from the upper edge of the page, in millimetres.
        left: from the left edge of the page as laid out, in millimetres.
    """

    name: str
    page: int
    top: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Flaw:
    """Something on laid-out pages that an editor should see.

    Attributes:
        rule: the name of the finding.
        page: counted from 0.
        words: the words at fault, or a picture's alternative text.
        amount: how bad it is, where the rule has a measure.
    """

    rule: str
    page: int
    words: str
    amount: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A sheet after layout.

    Attributes:
        file: the PDF.
        pages: how many.
        fill: how full the last page is, 0 to 1.
        anchors: in the order of the pages.
        remarks: what WeasyPrint complained of.
        missing: letters that no font of the theme has.
        begins: the first whole words of each page.
        letters: how many letters and figures each page holds, its notes left out.
        flaws: what the inspection found.
        rooms: places left for page references.
    """

    file: Path
    pages: int
    fill: float
    anchors: tuple[Anchor, ...]
    remarks: tuple[str, ...]
    missing: tuple[str, ...]
    begins: tuple[str, ...] = ()
    letters: tuple[int, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    rooms: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPiece:
    """A laid-out sheet in its place.

    Attributes:
        id: the sheet's.
        file: its PDF.
        first_page: its folio; the cover is 1.
        title: in the outline, empty where it is passed over.
        rubric: the outline's entry above it, or empty.
        centred: True where pages are not moved towards the outer side (covers).
    """

    id: str
    file: Path
    first_page: int
    title: str
    rubric: str
    centred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """The order to bind one PDF.

    Attributes:
        edition: SCREEN, PRESS or ARCHIVE.
        language: of the volume, which decides the side of the back.
        title: the document's title.
        publisher: who answers for it.
        subject: one line about it.
        identifier: the same for the same issue, language and edition.
        moment: dates the document.
        pieces: in page order, without gaps.
        furniture: PDF with running heads and folios, a page for every page.
        faces: the theme's fonts, of which each is embedded once.
        screen_profile: ICC profile of the screen colours, for the archive's output intent.
        condition: how the press prints, for the press edition's output intent.
        lights: the colours that stand for others on sheets in light, and the colours that are meant, in hexadecimal.
    """

    edition: Edition
    language: Language
    title: str
    publisher: str
    subject: str
    identifier: str
    moment: datetime
    pieces: Sequence[BoundPiece]
    furniture: Path
    faces: Sequence[Face]
    screen_profile: bytes
    condition: PrintingCondition | None = None
    lights: Mapping[str, str] = field(default_factory=dict)


def side_of(folio: int) -> Side:
    """Say on which side a page stands: odd folios are rectos, in both directions of binding."""
    return Side.RECTO if folio % 2 else Side.VERSO
