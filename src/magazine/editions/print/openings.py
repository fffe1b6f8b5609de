"""How an article opens: the form of its first page, by its kind and by what it has."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from magazine.constants import MARGIN_BOTTOM_MM, MARGIN_TOP_MM, TRIM_MM
from magazine.issue.article import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.print.bindery.volume import LaidOut
    from magazine.issue.publication import Entry


class Form(Enum):
    """The opening forms; ``article.html`` and ``article.css`` have a part for each, under the value's name."""

    BLEED = "bleed"
    """A picture to the edges over half the page, the headline on a panel of the rubric's colour that stands into it."""
    SPREAD = "spread"
    """One picture over two facing pages, the head below it on the first, the text on the second."""
    SPLIT = "split"
    """The head beside a tall picture that runs off the page: interviews."""
    PLATE = "plate"
    """A picture that is the whole page, the head on a plate at its foot: portraits and galleries."""
    ROW = "row"
    """News: the headline over all columns, below it standfirst and byline in one column beside the picture over two."""
    BAND = "band"
    """Service: the head on a tinted band to the edges, the picture at its end."""
    LETTER = "letter"
    """The editorial: a letter in one measure, signed at its end."""
    PLAIN = "plain"
    """A notice: ruled above and below, without picture or colour."""
    TALLY = "tally"
    """Figures: a picture to the edges over a third of the page, the head plain below it; the numbers are the page."""
    FRAME = "frame"
    """An advertisement: its label on top, the page below is free."""


FORMS: Final[Mapping[Kind, Form]] = {
    Kind.FEATURE: Form.BLEED, Kind.FIGURES: Form.TALLY, Kind.INTERVIEW: Form.SPLIT, Kind.PORTRAIT: Form.PLATE,
    Kind.GALLERY: Form.PLATE, Kind.NEWS: Form.ROW, Kind.SERVICE: Form.BAND, Kind.NOTICE: Form.PLAIN,
    Kind.ADVERTISEMENT: Form.FRAME,
}  # fmt: skip

LETTER_RUBRIC: Final = "editorial"
"""The rubric whose articles are set as letters, whatever their kind."""

SPREAD_MIN_PAGES: Final = 4
"""A feature planned over as many pages opens over a spread."""

TO_THE_TOP: Final = frozenset({Form.BLEED, Form.SPREAD, Form.SPLIT, Form.PLATE, Form.BAND, Form.TALLY})
"""With a picture, these leave no room for a running head on their first page."""

ROOMS_MM: Final[Mapping[Form, tuple[float, float]]] = {
    Form.BLEED: (226.0, 156.0), Form.SPREAD: (436.0, 196.0), Form.SPLIT: (112.0, 152.0), Form.PLATE: (226.0, 313.0),
    Form.ROW: (118.0, 136.0), Form.BAND: (99.0, 131.0), Form.LETTER: (226.0, 100.0), Form.PLAIN: (60.0, 40.0),
    Form.TALLY: (226.0, 138.0), Form.FRAME: (174.0, 120.0),
}  # fmt: skip
"""The largest room of each form's opening picture, grown (``article.css``): its pixels are developed for that."""

GROW_MAX_MM: Final[Mapping[Form, float]] = {
    Form.BLEED: 26.0, Form.SPLIT: 12.0, Form.ROW: 62.0, Form.BAND: 24.0, Form.LETTER: 50.0,
}  # fmt: skip
"""By how much an opening picture may grow, where its article would leave the end of its last page blank."""


GROW_MIN_MM: Final = 9.0
"""Less blank than this at the end is left as it is."""

END_AIR_MM: Final = 3.0
"""Left free, as lines of text do not fill a page to the last tenth."""

GROW_SHARES: Final = (1.0, 0.6)
"""Shares of the blank that an opening picture is offered, one after the other: what does not break within a page may need some of it."""


def form_of(entry: Entry) -> Form:
    """Choose the form of an article's opening."""
    article = entry.article
    if entry.rubric.id == LETTER_RUBRIC:
        return Form.LETTER
    form = FORMS[article.kind]
    if form is Form.BLEED and article.opening and (article.pages or 0) >= SPREAD_MIN_PAGES:
        return Form.SPREAD
    return form


def growth(entry: Entry, made: LaidOut, share: float) -> int:
    """Say by how many millimetres an article's opening picture should grow to fill its last page; 0 for not at all."""
    blank = (1 - made.fill) * (TRIM_MM[1] - MARGIN_TOP_MM - MARGIN_BOTTOM_MM)
    most = GROW_MAX_MM.get(form_of(entry), 0.0) if entry.article.opening else 0.0
    millimetres = int(min(blank - END_AIR_MM, most) * share)
    return millimetres if millimetres >= GROW_MIN_MM else 0
