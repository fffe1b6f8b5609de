"""An article's end: the magazine's star behind the last words. Pure."""

from __future__ import annotations

import re
from typing import Final

NOTES: Final = '<section class="notes"'
"""Notes come after the end of the article."""

NO_BREAK: Final = "\u00a0"
"""The mark stays with the last word."""

_LAST_LINE: Final = re.compile(r"(</(?:p|li)>(?:</(?:div|blockquote|aside|section|ul|ol)>|\s)*)$")


def ended(body: str, mark: str) -> str:
    """Put the end mark into the last line of a body, so that it never stands alone on a page.

    Args:
        body: an article's body, as the translator writes it, its notes last.
        mark: the mark's element, an inline one.
    """
    text, notes, rest = body.partition(NOTES)
    text = text.rstrip()
    last = _LAST_LINE.search(text)
    if last is None:
        return f'{text}<p class="end-line">{mark}</p>{notes}{rest}'
    return f"{text[: last.start()]}{NO_BREAK}{mark}{last[1]}{notes}{rest}"
