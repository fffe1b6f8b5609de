"""A number in a right-to-left line is shown in another order than it is written.

Between Arabic letters the parts of a telephone number, an ISO date, an ISSN, a range or a figure with plain spaces are laid from right
to left: ``05 37 11`` shows as ``11 37 05``, ``-5 %`` with its minus behind. Whether it happens is decided by the bidirectional
algorithm itself, on the paragraph as its markup sets it. Ranges and figures with a sign only warn.

Source: Unicode Standard Annex 9, rules W2, W4 and N1; W3C, "Inline markup and bidirectional text in HTML".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bidi import get_display

from magazine.editions.epub.lint.rules import wrong_issn
from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Document
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.setting import Block
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = (
    "take the figure from the ledger ({fact}), write its groups with points (260.000), or set it apart with {fr}`…`; "
    'in a template, with <bdi dir="ltr">'
)

GAP: Final = r"[ \u00a0\u202f\-\u2010-\u2013/]"
FRAGILE: Final = re.compile(
    rf"(?<![\w.,])(?:"
    rf"(?:\+|00)?\d+(?:{GAP}\d+)+"  # telephone numbers, ranges, dates, figures with plain spaces
    rf"|\d{{4}}-\d{{3}}[\dX]"  # ISSN
    rf"|[-+\u2212]\d[\d.,]*"  # figures with a sign
    rf")(?!\w|:\d)|(?<=[وبلفك])(?:\+|00)?\d+(?:{GAP}\d+)+(?!\w|:\d)"  # a time of day follows its date as words do
)
OF_TWO_MINDS: Final = re.compile(r"\d{1,4}[-\u2010-\u2013]\d{1,4}|[-+\u2212]\d[\d.,]*")
"""Ranges and figures with a sign: some read them from the right, as words stand, so that an editor decides."""

BEFORE: Final = 16
"""Characters before the number that a message quotes."""

ISSN_HALF: Final = 4
RIGHT: Final = "R"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find numbers that come out in another order."""
    for page in book.pages:
        for block in page.blocks:
            if block.setting.direction == "rtl" and any(letter.isdecimal() for letter in block.marked):
                yield from _in(page, block)


def _in(page: Document, block: Block) -> Iterator[Sight]:
    numbers = FRAGILE.findall(block.text)
    if not numbers:
        return
    shown = "\n".join(str(get_display(line, base_dir=RIGHT)) for line in block.marked.split("\n"))
    for number in dict.fromkeys(numbers):
        if shown.count(number) < block.marked.count(number):
            around = quoted(block.text[max(block.text.index(number) - BEFORE, 0) :])
            sight = page.sight(block.element, f"the number '{number}' is shown in another order in {around}")
            yield (
                replace(sight, level=Level.WARNING)
                if OF_TWO_MINDS.fullmatch(number) and not _is_issn(number)
                else sight
            )


def _is_issn(number: str) -> bool:
    first, _, second = number.partition("-")
    return len(first) == len(second) == ISSN_HALF and wrong_issn.is_issn(number)
