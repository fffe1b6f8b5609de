"""Sums that a text or a table claims: “12 + 30 = 42”, “45 agents, dont 30 … et 20 …”, a row of totals."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from magazine.copydesk.counted import sentence
from magazine.copydesk.grids import columns, grids
from magazine.copydesk.letters import GAP
from magazine.copydesk.numbers import Bound, Figure, Measure, figures_of
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.grids import Cell
    from magazine.copydesk.text import ArticleText, Passage

_GAP: Final = f"[{GAP}]"
_PLUS: Final = re.compile(r"[^\d.!?؟+=]{0,30}\+[ \u00a0\u202f]*")
_EQUALS: Final = re.compile(r"[^\d.!?؟+=]{0,30}=[ \u00a0\u202f]*")
_PARTS: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(r"(?<!\w)(?:dont|parmi (?:lesquels|lesquelles|eux|elles))(?!\w)", re.IGNORECASE),
    Language.ARABIC: re.compile(
        r"(?<!\w)[وف]?(?:من بينهم|من بينهن|من بينها|(?:من )?ضمنهم|(?:من )?ضمنها|بينهم|بينها|منهم|منهن|منها)(?!\w)"
    ),
}
_SPLIT: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(r"[;:()\u2013\u2014]|, (?:mais|contre|alors|soit|et que|avec|qui|ce qui)\b"),
    Language.ARABIC: re.compile(r"[؛:()\u2013\u2014]|، (?:لكن|مقابل|أي|بينما|فيما|مع|وهو|وهي|مما)\b"),
}
_BETWEEN: Final[Mapping[Language, re.Pattern[str]]] = {
    # What may stand between parts of one whole: a few words, then a comma or “and”.
    Language.FRENCH: re.compile(
        r"[^\d,;]{1,40}(?:,| et)(?:[ \u00a0](?:environ|quelque|près de|plus de|enfin|les|des))?[ \u00a0]"
    ),
    Language.ARABIC: re.compile(r"[^\d،؛]{1,40}(?:،[ \u00a0]?و?|[ \u00a0]و)(?:حوالي |نحو )?"),
}
_LEAD: Final[Mapping[Language, re.Pattern[str]]] = {
    # “dont 30”, “dont environ 30”: with other words between, the figure is no part.
    Language.FRENCH: re.compile(
        rf"{_GAP}(?:(?:environ|quelque|près de|plus de|moins de|au moins|presque){_GAP}|près d’)?"
    ),
    Language.ARABIC: re.compile(
        rf"{_GAP}(?:(?:حوالي|نحو|قرابة|زهاء|أكثر من|أزيد من|أقل من|ما يزيد (?:عن|على)){_GAP})?"
    ),
}
_TOTAL: Final = re.compile(
    r"(?:total|totaux|ensemble|somme|المجموع|المجموع العام|الإجمالي|مجموع)(?: général)?[ \u00a0]?:?", re.IGNORECASE
)
_BARE: Final = re.compile(r"\s*(\d{4})\s*", re.ASCII)
_LEAST: Final = 2
_MOST_PARTS: Final = 20


@dataclass(frozen=True, slots=True)
class Failed:
    """A sum that does not hold: what is claimed, what the parts make, and where the claim stands."""

    passage: Passage
    figure: Figure
    made: Decimal


def equations(passage: Passage) -> Iterator[Failed]:
    """Give the failed “a + b = c” of a passage."""
    found = figures_of(passage)
    number = 0
    while number < len(found):
        chain = [found[number]]
        while number + 1 < len(found) and _joined(_PLUS, passage.text, found[number], found[number + 1]):
            number += 1
            chain.append(found[number])
        number += 1
        if len(chain) >= _LEAST and number < len(found):
            result = found[number]
            made = sum((one.value for one in chain), Decimal(0))
            if _joined(_EQUALS, passage.text, chain[-1], result) and result.value != made and _is_exact(result):
                yield Failed(passage, result, made)


def _joined(sign: re.Pattern[str], text: str, one: Figure, other: Figure) -> bool:
    return sign.fullmatch(text, one.end, other.start) is not None


def _is_exact(one: Figure) -> bool:
    return one.bound is Bound.EXACT


def overfull(passage: Passage) -> Iterator[Failed]:
    """Give the wholes whose parts, behind “dont” or «منهم», make more than themselves."""
    found = [one for one in figures_of(passage) if one.measure is Measure.QUANTITY]
    if not found:
        return
    split = _SPLIT[passage.language]
    starts = [one.start for one in found]
    for match in _PARTS[passage.language].finditer(passage.text):
        start, end = sentence(passage.text, match.start())
        number = bisect_left(starts, match.start())
        whole = found[number - 1] if number and starts[number - 1] >= start else None
        if whole is None or whole.bound is Bound.OVER or split.search(passage.text, whole.end, match.start()):
            continue
        first = starts[number] if number < len(starts) else end
        if not _LEAD[passage.language].fullmatch(passage.text, match.end(), first):
            continue
        other = split.search(passage.text, match.end(), end)
        parts = _parts(passage, found[number : number + _MOST_PARTS], other.start() if other else end, whole.value)
        made = sum((one.value for one in parts), Decimal(0))
        if made > whole.value:
            yield Failed(passage, whole, made)


def _parts(passage: Passage, found: list[Figure], end: int, most: Decimal) -> list[Figure]:
    """Give the first figures that are told one after the other, as parts of one thing, up to an offset."""
    parts: list[Figure] = []
    for one in found:
        if one.end > end:
            break
        if parts and not _BETWEEN[passage.language].fullmatch(passage.text, parts[-1].end, one.start):
            break
        if parts and one.value > most:
            break  # “20 agents dont 12 femmes et 35 véhicules”: no part, but the next thing
        parts.append(one)
    return parts


def totals(text: ArticleText) -> Iterator[Failed]:
    """Give the totals of tables, in a last row so called, that are not what stands above them; percentages are another matter."""
    for rows in grids(text):
        if rows and rows[-1] and _TOTAL.fullmatch(rows[-1][0].text.strip()):
            for column in columns(rows):
                yield from _total(column)


def _of(cell: Cell) -> Figure | None:
    """Give the figure of a cell; what would be a year in a sentence, 1840, is a number among numbers."""
    bare = _BARE.fullmatch(cell.text)
    if bare is None:
        return cell.figure
    return Figure(start=bare.start(1), end=bare.end(1), value=Decimal(bare[1]))


def _total(column: tuple[Cell, ...]) -> Iterator[Failed]:
    parts, total = [_of(cell) for cell in column[1:-1]], _of(column[-1])
    known = [one for one in parts if one is not None]
    whole = len(known) == len(parts) >= _LEAST and all(one.measure is Measure.QUANTITY for one in known)
    passage = column[-1].passage
    if (
        whole
        and total is not None
        and passage is not None  # either way: a cell with a figure has a passage
        and total.measure is Measure.QUANTITY
    ):
        made = sum((one.value for one in known), Decimal(0))
        slack = sum((_half(one) for one in known if one.decimals), Decimal(0))
        if abs(made - total.value) > slack:
            yield Failed(passage, total, made)


def _half(one: Figure) -> Decimal:
    """Give half of a figure's last digit: how far rounding may have moved it."""
    return _half_of(-one.decimals)


_WHOLE: Final = Decimal(100)
_LEAST_SHARES: Final = 3
"""Two shares may be of two wholes; three that come near a hundred are meant to make it."""


def shares_off(column: tuple[Cell, ...], near: int) -> Iterator[Failed]:
    """Give a column of percentages that nearly, but not quite, make a hundred; it stands at its first."""
    cells = [(cell.passage, cell.figure) for cell in column[1:]]
    known = [
        (passage, one)
        for passage, one in cells
        if passage is not None  # either way: a cell with a figure has a passage
        and one is not None
        and one.measure is Measure.PERCENT
    ]
    if len(known) == len(cells) and is_off([one.value for _, one in known], near):
        yield Failed(*known[0], sum((one.value for _, one in known), Decimal(0)))


def is_off(shares: list[Decimal], near: int) -> bool:
    """Say whether shares come near a hundred and miss it by more than the rounding of each to its last digit."""
    off = abs(sum(shares, Decimal(0)) - _WHOLE)
    slack = sum((_half_of(min(0, int(one.as_tuple().exponent))) for one in shares), Decimal(0))
    return len(shares) >= _LEAST_SHARES and slack < off <= near


def _half_of(exponent: int) -> Decimal:
    return Decimal(5).scaleb(exponent - 1)
