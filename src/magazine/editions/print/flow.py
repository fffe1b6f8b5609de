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

GALLERY: Final = '<div class="gallery">'
"""A gallery may go on overleaf between its rows."""

ITEMS_MIN: Final = 3
ITEM_MAX_LETTERS: Final = 700
"""A news piece that is nothing but so many short sections is set as items, each by itself, not as one text."""

_SECTION: Final = re.compile(r"(<h2[^>]*>(?:(?!</h2>).)*</h2>)", re.DOTALL)
_FIRST_LETTER: Final = re.compile(r"^(\s*<p>)((?:«[\u00a0\u202f ])?[A-ZÀ-ÖØ-Þ])(?=[\w’' ])")
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
            long = " long" if GALLERY in part or part.count("<tr") > LONG_TABLE_ROWS else ""
            written.append(f'<div class="wide{long}">{heading}{part}</div>')
            continue
        last = _HEADING.search(part) if index + 1 < len(parts) else None
        heading = last.group() if last else ""
        text = part[: last.start()].rstrip() if last else part
        if text:
            written.append(f'<div class="{_kind(text, first=not written)}">{text}</div>')
    return "".join(written)


def items(body: str) -> str:
    """Set short sections as items, the heading beside its text; empty where the body is something else."""
    parts = _SECTION.split(body.strip())
    heads, texts = parts[1::2], parts[2::2]
    if parts[0].strip() or len(heads) < ITEMS_MIN or WIDE_BEGINS in body:
        return ""
    if any(len(_TAG.sub("", text)) > ITEM_MAX_LETTERS for text in texts):
        return ""
    return "".join(
        f'<section class="item"><div class="item-row">{head}<div class="item-text">{text.strip()}</div></div></section>'
        for head, text in zip(heads, texts, strict=True)
    )


def with_initial(body: str) -> str:
    """Raise the first letter of a body that begins with a paragraph.

    It stands on the first line, so that its word stays one word to those who listen or copy; a letter dropped into three lines does not.
    """
    return _FIRST_LETTER.sub(r'\1<span class="initial">\2</span>', body, count=1)


def _kind(text: str, *, first: bool) -> str:
    letters = len(_TAG.sub("", text))
    if first and letters <= LEAD_MAX_LETTERS and "<h" not in text:
        return "lead"
    return "columns"
