"""What an editor should know about the made pages."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from magazine.editions.manuscript_lines import place_of_words
from magazine.issue.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from magazine.editions.print.bindery.volume import Flaw
    from magazine.editions.print.plan import Placed
    from magazine.issue.finding import Location


class Judgement(NamedTuple):
    """What a flaw means: said of the first places, with what to do about it."""

    what: str
    remedy: str
    level: Level = Level.WARNING


JUDGEMENTS: Final[Mapping[str, Judgement]] = {
    "text-lost-in-print": Judgement(
        "the print pages do not have the words “{words}”",
        "set the piece otherwise (a note or picture less in this place), and tell the designers",
        Level.ERROR,
    ),
    "text-twice-in-print": Judgement(
        "the print pages have the words “{words}” twice",
        "set the piece otherwise (a note or picture less in this place), and tell the designers",
        Level.ERROR,
    ),
    "text-off-page": Judgement(
        "“{words}” stands at the edge of the paper or beyond and would be cut off",
        "part the long word with a soft hyphen, or make it shorter",
        Level.ERROR,
    ),
    "text-over-text": Judgement(
        "“{words}” stand over each other in print", "shorten what stands there, or set it otherwise", Level.ERROR
    ),
    "text-over-measure": Judgement(
        "“{words}” is wider than its column", "part the long word with a soft hyphen, or give the table fewer columns"
    ),
    "text-below-page": Judgement(
        "“{words}” stands below the text of the page", "shorten what stands there, or split it"
    ),
    "stretched-line": Judgement(
        "the spaces between the words of “{words}” are far too wide",
        "change a word, or part a long one with a soft hyphen",
    ),
    "heading-at-foot": Judgement("the heading “{words}” stands at the foot of a column", "cut or add a line above it"),
    "single-line": Judgement("the line “{words}” stands alone in its column", "cut or add a line in that paragraph"),
    "parted-box": Judgement("the box or quotation “{words}” does not fit on one page", "shorten or split it"),
    "cropped-in-print": Judgement(
        "less than a quarter of the picture “{words}” is seen",
        "take a picture of another shape, or crop this one in its card",
    ),
    "coarse-in-print": Judgement(
        "the picture “{words}” has too few pixels for its width in print", "get a larger picture, or set it narrower"
    ),
    "picture-off-page": Judgement(
        "the picture “{words}” is higher than its page and cut off",
        "take one of another shape, or crop it in its card",
        Level.ERROR,
    ),
    "picture-over-measure": Judgement("the picture “{words}” is wider than its column", "set it narrower"),
}
"""Every flaw that the inspection finds, by its rule."""

_FORMULA: Final = re.compile(r"(?<![\\$\w])(\$\$[^$]+\$\$|\$(?=\S)[^$\n]*[^\s$]\$)(?!\d)")

PLACES_SHOWN: Final = 3
"""Flaws of one rule in one piece are one finding, which names so many places."""


def findings_of(placed: Sequence[Placed], manuscripts: Mapping[str, str] | None = None) -> Iterator[Finding]:
    """Compare planned with made, name letters that no font has, and say what the inspection found.

    Args:
        placed: the pieces.
        manuscripts: the text of each article by its id, in which the line at fault is looked up.
    """
    for piece in placed:
        yield from _whole_piece(piece)
        text = (manuscripts or {}).get(piece.sheet.id, "")
        yield from _formulas(piece.sheet.where, text)
        for rule, flaws in groupby(piece.laid_out.flaws, key=lambda flaw: flaw.rule):
            yield _judged(rule, list(flaws), piece, text)


def _whole_piece(piece: Placed) -> Iterator[Finding]:
    sheet, made = piece.sheet, piece.laid_out
    if sheet.planned is not None and sheet.planned != made.pages:
        yield Finding(
            rule="page-count",
            where=sheet.where,
            what=f"{sheet.planned} print pages were planned, and it fills {made.pages}",
            remedy="cut or add text, or plan again with `pages:`",
            level=Level.WARNING,
        )
    if made.missing:
        letters = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in made.missing)
        yield Finding(
            rule="letter-without-font",
            where=sheet.where,
            what=f"no typeface of the theme has {letters}",
            remedy="write it otherwise, or add a font that has it to the theme",
            level=Level.WARNING,
        )


def _formulas(where: Location, manuscript: str) -> Iterator[Finding]:
    """Name the first formula between dollar signs: no edition sets TeX, so it is printed as it is typed."""
    found = _FORMULA.search(manuscript)
    if found:
        yield Finding(
            rule="formula-as-typed",
            where=replace(where, line=manuscript.count("\n", 0, found.start()) + 1),
            what=f"the formula {found.group().strip()} is printed as it is typed, dollar signs included",
            remedy="write it in plain letters, such as `a² + b² = c²`, or show it as a picture with alternative text",
            level=Level.WARNING,
        )


def _judged(rule: str, flaws: Sequence[Flaw], piece: Placed, manuscript: str) -> Finding:
    judgement = JUDGEMENTS[rule]
    shown = "”, “".join(flaw.words for flaw in flaws[:PLACES_SHOWN])
    pages = sorted({piece.first_page + flaw.page for flaw in flaws})
    more = f" and {len(flaws) - PLACES_SHOWN} more" if len(flaws) > PLACES_SHOWN else ""
    on = f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages[:PLACES_SHOWN]))}"
    return Finding(
        rule=rule,
        where=place_of_words(flaws[0].words, piece.sheet.where, manuscript),
        what=f"{judgement.what.format(words=shown)}{more} ({on})",
        remedy=judgement.remedy,
        level=judgement.level,
    )


def link_findings(placed: Sequence[Placed], broken: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Name links that lead to a place that is not in the volume."""
    places = {piece.sheet.id: piece.sheet.where for piece in placed}
    fallback = placed[0].sheet.where
    for piece, name in broken:
        yield Finding(
            rule="dead-link-in-print",
            where=places.get(piece, fallback),
            what=f"a link in the print edition leads to '{name}', which is not there",
            remedy="correct the link's target",
            level=Level.WARNING,
        )
