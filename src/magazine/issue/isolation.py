"""Numbers that a right-to-left line would put out of order, found and kept whole.

In Arabic text European digits become Arabic numbers to the bidirectional algorithm (Unicode Standard Annex #9, rule W2), and a space,
a hyphen or a stroke between two of them does not hold them together (W4 knows only single common separators): ``05 00 00 00 00`` is
shown as ``00 00 00 00 05``, ``2018-09-26`` as ``26-09-2018``, ``260 000`` as
``000 260``. An isolate (HTML ``bdi``) with its own direction mends that.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP: Final = r"[ \u00a0\u202f\-\u2010-\u2013]"
_FRACTION: Final = r"(?:[.,]\d+)?"
_GROUPS: Final = rf"(?:\+|00)?\d+(?:{_GAP}\d+){{2,}}(?:[.,]\d+|(?:/\d+(?:{_GAP}\d+)*)+)?"
"""Groups of digits; behind a telephone number a stroke, and the last digits of a second one or the rest of it."""
_TWO_GROUPS: Final = rf"(?:\+\d{{1,3}}|0\d{{1,4}}){_GAP}\d{{5,}}"
_BRACKETED: Final = (
    rf"(?:(?:\+|00)\d{{1,3}}{_GAP}?)?\((?:\+\d{{1,3}}|0\d{{0,4}})\){_GAP}?(?:\d+(?:{_GAP}\d+)+|\d{{5,}})"
)
"""A code in brackets is a telephone's where it begins with 0 or a plus; a year in brackets is not."""
_CODE: Final = r"\+\d{8,15}|\+\d{1,3}(?:\.\d+){2,}|[*#]{1,2}\d+(?:\*\d+)*\#"
"""A number in one piece or with full stops, with its country; what one types on a telephone (``*100#``)."""
_TELEPHONE: Final = rf"{_BRACKETED}|{_GROUPS}|{_TWO_GROUPS}|{_CODE}"
_GROUPED: Final = rf"\d{{1,3}}(?: \d{{3}})+{_FRACTION}"
_ISO_DATE: Final = r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?(?!-\d)"
_ISSN: Final = r"(?:ISSN[ \u00a0])?\d{4}-\d{3}[\dX](?!-\d)"
_ADDRESS: Final = r"(?:https?://|www\.)[^\s<>\"«»،؛]*[^\s<>\"«»،؛.,:;!?؟)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
"""The full stop or bracket behind an address belongs to the sentence: within the isolate it would stand on the wrong side."""
_LATIN: Final = r"[0-9A-Za-z\u00c0-\u024f_]"
"""A number may touch no Latin letter, but an Arabic one: the prefixes و ب ل ف are written joined to it."""

_FRAGILE: Final = re.compile(
    rf"(?<!{_LATIN})(?<!\+)(?:{_ADDRESS}|{_ISO_DATE}|{_ISSN}|{_TELEPHONE}|{_GROUPED})(?!{_LATIN})"
)


HELD_MAX_LETTERS: Final = 20
"""What is longer than a telephone number with its country may part at a line's end, or it would be wider than a telephone's screen."""


def isolate_class(run: str) -> str:
    """Give the class of an isolate: addresses and overlong runs may part at a line's end, numbers may not."""
    return "isolate parting" if len(run) > HELD_MAX_LETTERS or re.match(_ADDRESS, run) else "isolate"


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into runs; True marks those that must be isolated left to right."""
    done = 0
    for match in _FRAGILE.finditer(text):
        if match.start() > done:
            yield text[done : match.start()], False
        yield match.group(), True
        done = match.end()
    if done < len(text):
        yield text[done:], False


def first_direction(text: str) -> Direction:
    """Give the way that a text runs by its first strong letter (Unicode Standard Annex #9, rules P2 and P3); left to right without one."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return Direction.LEFT_TO_RIGHT if strong == "L" else Direction.RIGHT_TO_LEFT


def isolated(text: str, direction: Direction) -> str:
    """Escape a plain text for markup, with fragile numbers isolated where lines run right to left.

    For headlines, standfirsts and captions, which do not pass through a document tree.
    """
    if direction is Direction.LEFT_TO_RIGHT:
        return escape(text, quote=False)
    return "".join(
        f'<bdi class="{isolate_class(run)}" dir="ltr">{escape(run, quote=False)}</bdi>'
        if fragile
        else escape(run, quote=False)
        for run, fragile in runs(text)
    )
