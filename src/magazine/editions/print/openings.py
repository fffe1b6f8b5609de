"""How an article opens: the form of its first page, by its kind and by what it has."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from magazine.issue.article import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

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

FULL_WIDTH: Final = frozenset({Form.BLEED, Form.SPREAD, Form.PLATE, Form.LETTER, Form.TALLY})
"""Their picture runs from edge to edge."""

GROW_MAX_MM: Final[Mapping[Form, float]] = {
    Form.BLEED: 46.0, Form.SPLIT: 40.0, Form.ROW: 62.0, Form.BAND: 40.0, Form.LETTER: 50.0,
}  # fmt: skip
"""By how much an opening picture may grow, where its article would leave the end of its last page blank."""


def form_of(entry: Entry) -> Form:
    """Choose the form of an article's opening."""
    article = entry.article
    if entry.rubric.id == LETTER_RUBRIC:
        return Form.LETTER
    form = FORMS[article.kind]
    if form is Form.BLEED and article.opening and (article.pages or 0) >= SPREAD_MIN_PAGES:
        return Form.SPREAD
    return form
