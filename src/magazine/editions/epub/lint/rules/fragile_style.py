"""The style sheet uses what reading systems do not know, override or get wrong.

What is fixed or absolute leaves the page and covers other text; a float is trapped between two columns; the window's size is not the
page's; ``direction`` belongs to documents; left and right are wrong in one of the two languages; ``!important`` and pixels take the
reader's own choice away; custom properties and imports are unknown to old systems.

Source: EPUB 3.3, "CSS requirements" (``direction`` and ``unicode-bidi`` must not be used); house rules for the book's sheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = (
    "say it in a way that every reading system takes: in the flow of the text, in em and percent, by start and end"
)

NEVER: Final = {
    "direction": "belongs to the document", "unicode-bidi": "belongs to the document", "float": "is trapped between pages",
    "left": "is wrong in the other direction", "right": "is wrong in the other direction",
    "margin-left": "is wrong in the other direction", "margin-right": "is wrong in the other direction",
    "padding-left": "is wrong in the other direction", "padding-right": "is wrong in the other direction",
    "border-left": "is wrong in the other direction", "border-right": "is wrong in the other direction",
    "transform": "is lost in old systems", "columns": "fights with the reader's pages", "column-count": "fights with the reader's pages",
}  # fmt: skip
VALUES: Final = {
    ("position", "fixed"): "leaves the page", ("position", "absolute"): "leaves the page", ("position", "sticky"): "leaves the page",
    ("text-align", "left"): "is wrong in the other direction", ("text-align", "right"): "is wrong in the other direction",
}  # fmt: skip
WINDOW: Final = re.compile(r"\d(?:[sld]?v(?:w|h|i|b|min|max))\b", re.IGNORECASE)
FIXED_TYPE: Final = re.compile(r"\d(?:px|pt|cm|mm|in|pc)\b", re.IGNORECASE)
PHYSICAL_SIZES: Final = frozenset({"font-size", "line-height", "font"})


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find declarations that do not hold everywhere."""
    for sheet in book.sheets:
        for rule, _, declared in sheet.styles:
            if any(token.type == "error" for token in rule.prelude):
                yield sheet.sight(rule, "the sheet cannot be read here: a brace or bracket has no partner")
            for each in declared:
                yield from (sheet.sight(each, what) for what in _wrong(each))
        for rule in sheet.rules:
            if rule.type == "error":
                yield sheet.sight(rule, f"the sheet cannot be read here ({rule.message})")
            elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
                yield sheet.sight(rule, "'@import' is unknown to old systems")


def _wrong(declaration: Any) -> Iterator[str]:
    name, value = declaration.lower_name, str(tinycss2.serialize(declaration.value)).strip()
    said = f"'{name}: {value}'"
    if name in NEVER and not (name == "float" and value == "none"):
        yield f"{said} {NEVER[name]}"
    if (name, value.lower()) in VALUES:
        yield f"{said} {VALUES[name, value.lower()]}"
    if WINDOW.search(value):
        yield f"{said} is measured by the window, not by the page"
    if name in PHYSICAL_SIZES and FIXED_TYPE.search(value):
        yield f"{said} takes the reader's own size away"
    if declaration.important:
        yield f"{said} is '!important' and takes the reader's choice away"
    if name.startswith("--") or "var(" in value:
        yield f"{said} is a custom property, unknown to old systems"
