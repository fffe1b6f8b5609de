"""Cut a body into runs of columns and what stands over all of them, in the order of the text."""

from __future__ import annotations

import re
from typing import Final

WIDE_BEGINS: Final = "<!--wide-->"
WIDE_ENDS: Final = "<!--/wide-->"
NOTE_BEGINS: Final = "<!--note-->"
NOTE_ENDS: Final = "<!--/note-->"
FOLD: Final = "<!--fold-->"
"""Between what stands on the two pages of a double page."""
LEAD_MAX_LETTERS: Final = 420
"""A first run as short as this is set as a lead over all columns; in columns it would be a few lines each."""

LONG_TABLE_ROWS: Final = 10
"""A table of more rows may go over to the next page, so that no page is left blank before it."""

_HEADING: Final = re.compile(r"<h([2-4])[^>]*>(?:(?!</h\1>).)*</h\1>\s*$", re.DOTALL)
_NOTE: Final = re.compile(f"{NOTE_BEGINS}(.*?){NOTE_ENDS}", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")


def without_notes(body: str) -> tuple[str, str]:
    """Take the notes out of a body: what is left, and the notes in order."""
    return _NOTE.sub("", body), "".join(_NOTE.findall(body))


def runs(body: str) -> str:
    """Wrap the runs of a body: ``columns`` for text, ``wide`` for what stands over all columns.

    A heading directly over something wide goes with it.
    """
    written: list[str] = []
    parts = [part.strip() for part in re.split(f"{WIDE_BEGINS}|{WIDE_ENDS}", body)]
    heading = ""
    for index, part in enumerate(parts):
        if index % 2:
            long = " long" if part.count("<tr") > LONG_TABLE_ROWS else ""
            written.append(f'<div class="wide{long}">{heading}{part}</div>')
            continue
        last = _HEADING.search(part) if index + 1 < len(parts) else None
        heading = last.group() if last else ""
        text = part[: last.start()].rstrip() if last else part
        if text:
            written.append(f'<div class="{_kind(text, first=not written)}">{text}</div>')
    return "".join(written)


def _kind(text: str, *, first: bool) -> str:
    letters = len(_TAG.sub("", text))
    if first and letters <= LEAD_MAX_LETTERS and "<h" not in text:
        return "lead"
    return "columns"
