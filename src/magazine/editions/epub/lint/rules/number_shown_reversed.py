"""A number in a right-to-left line is shown in another order than it is written.

Between Arabic letters the parts of a telephone number, an ISO date, an ISSN, a range or a figure with plain spaces are laid from right
to left: ``05 37 11`` shows as ``11 37 05``, ``-5 %`` with its minus behind. Whether it happens is decided by the bidirectional
algorithm itself, on the paragraph as its markup sets it.

Source: Unicode Standard Annex 9, rules W2, W4 and N1; W3C, "Inline markup and bidirectional text in HTML".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bidi import get_display

from magazine.editions.epub.lint.rule import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Document
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.rule import Sight
    from magazine.editions.epub.lint.setting import Block

LEVEL: Final = Level.ERROR
REMEDY: Final = 'write the number with the ledger ({fact}), or isolate it: <bdi dir="ltr">'

GAP: Final = r"[ \u00a0\u202f\-\u2010-\u2013/]"
FRAGILE: Final = re.compile(
    rf"(?<![\w.,])(?:"
    rf"(?:\+|00)?\d+(?:{GAP}\d+)+"  # telephone numbers, ranges, dates, figures with plain spaces
    rf"|\d{{4}}-\d{{3}}[\dX]"  # ISSN
    rf"|[-+\u2212]\d[\d.,]*"  # figures with a sign
    rf")(?![\w])|(?<=[وبلفك])(?:\+|00)?\d+(?:{GAP}\d+)+(?!\w)"
)
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
            yield page.sight(
                block.element,
                f"the number '{number}' is shown in another order in {quoted(_around(block.text, number))}",
            )


def _around(text: str, number: str) -> str:
    start = max(text.index(number) - 16, 0)
    return text[start:]
