"""What was written for the house and stands where readers would see it.

``embargo: …`` below the second ``---`` is text like any other, and holds nothing back; ``٪``, which Arabic keyboards have in the place of ``%``,
begins no remark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Location

if TYPE_CHECKING:
    from magazine.manuscript.notes import Notes

_BEFORE: Final = r"[ \t\u00a0\u200e\u200f>*_#-]{0,8}"
_DATE: Final = (
    r"(?:\d{4}[-/.](?:\d{1,2}[-/.]\d|(?!1[3-9]|[2-9]\d)\d{1,2}(?!\d))|\d{8}\b|"
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\d{1,2}(?:er)?[ \u00a0][^\W\d_]{2,12}[ \u00a0]\d{4}\b)"
)
"""A date with its year, of which a month may be all that is said; ``1990-2003`` and ``1990-98`` are years."""
_WEEKDAY: Final = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di[ \u00a0]|dimanche[ \u00a0])"
_FIELD: Final = re.compile(
    rf"""{_BEFORE}(?P<name>embargo(?:s|ed)?|statu[st])[*_]{{0,3}}[ \t\u00a0\u202f]*[:=\uff1a][*_]{{0,3}}[ \t\u00a0\u200e\u200f]*["'«“]?\s?"""
    rf"""(?:(?:draft|review|ready|brouillon)(?=[\s"'»”*_.]*(?:\#|$))|(?:(?:le|jusqu[’']au|until|حتى|إلى)[ \u00a0])?{_WEEKDAY}?{_DATE})""",
    re.IGNORECASE,
)
"""A field that says when an article may leave the house, with such a value as it has: a status and nothing else, or a date with its year."""
_REMARK: Final = re.compile(r"[ \t\u00a0\u200e\u200f>*-]{0,6}[\u066a\ufe6a\uff05]{1,3}[ \t\u00a0]*(?=[^\W\d_])")
"""A percent sign that is not ``%`` at the beginning of a line, with words behind it; before or behind a figure it is one."""
_AROUND_FIGURES: Final = " \t\u00a0\u200e\u200f\u2066\u2067\u2068\u2069*_`)]»”\"'"
_FENCE: Final = re.compile(r" {0,3}(?P<marks>`{3,}(?=[^`]*$)|~{3,})(?P<rest>.*)")
"""A line that opens or closes a block; ```` ```code``` in a line of text ```` is none (CommonMark 0.31, 4.5)."""


def meant_for_the_house(body: str, path: str, notes: Notes) -> bool:
    """Find fields of the front matter and remarks that readers would see.

    Args:
        body: an article's text, its front matter blank.
        path: its name in findings.
        notes: takes the findings.

    Returns:
        Whether a field stands there that says when the article may leave the house.
    """
    open_fences: list[tuple[str, bool]] = []
    before, misplaced = "", False
    for number, line in enumerate(body.split("\n"), start=1):
        fence = _FENCE.fullmatch(line)
        marks, is_code = open_fences[-1] if open_fences else ("", False)
        if marks and fence and fence["marks"].startswith(marks) and not fence["rest"].strip():
            open_fences.pop()
        elif is_code:
            pass
        elif fence:
            open_fences.append((fence["marks"], not fence["rest"].lstrip().startswith("{")))
        elif field := _FIELD.match(line):
            misplaced = True
            what = f"“{field['name']}” stands below the front matter, where it is a text for readers and holds nothing back"
            remedy = "move the line above the second ---; where it is meant to be read, write other words before it"
            notes.find("field-in-text", Location(path=path, line=number, column=field.start("name") + 1), what, remedy)
        elif _REMARK.match(line) and not before.rstrip(_AROUND_FIGURES)[-1:].isdigit():
            what = "this line begins with another percent sign than %, and is no remark: readers would see it"
            notes.find(
                "remark-in-text",
                Location(path=path, line=number),
                what,
                "begin it with %, or write words before the sign",
            )
        before = line
    return misplaced
