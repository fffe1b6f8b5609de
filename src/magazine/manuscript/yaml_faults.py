"""What PyYAML says about a fault, in an editor's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import yaml

# The remedy for most faults in a line of text: these signs mean something to YAML.
_QUOTE: Final = 'put the whole text in quotation marks: "…"'

# Part of PyYAML's message → what is wrong, what to do, and whether the place is where the thing began, not where it failed.
_FAULTS: Final[tuple[tuple[str, str, str, bool], ...]] = (
    (
        "mapping values are not allowed here",
        "a colon and a space stand inside a text, in a line set in further than the one above, or below one without a colon",
        f"{_QUOTE}, or mend the start of the line or the line above",
        False,
    ),
    (
        "could not find expected ':'",
        "there is no colon after the field's name",
        "write the name, a colon and a space; set the lines of a long text in by two spaces",
        True,
    ),
    ("found unexpected end of stream", "a quotation mark opens here and is never closed", "close it", True),
    ("found unexpected document separator", "a quotation mark opens here and is never closed", "close it", True),
    ("found unknown escape character", "a backslash stands in double quotation marks", "use single ones: '…'", False),
    ("expected ',' or ']'", "the list that opens here is not closed, or a comma is missing", "close it with ]", True),
    (
        "expected ',' or '}'",
        "the fields that open here are not closed, or a comma is missing",
        "close them with }",
        True,
    ),
    (
        "did not find expected alphabetic or numeric character",
        "a text cannot begin with this sign in YAML",
        _QUOTE,
        True,
    ),
    ("expected alphabetic or numeric character", "a text cannot begin with this sign in YAML", _QUOTE, True),
    ("that cannot start any token", "a text cannot begin with this sign in YAML", _QUOTE, False),
    (
        "expected <block end>",
        "this does not fit what stands before: text after a closing quotation mark, or a line set in differently",
        f"line it up with the lines around it, or {_QUOTE}",
        False,
    ),
    (
        "sequence entries are not allowed here",
        "a list cannot begin here",
        f"begin it on the next line, or {_QUOTE}",
        False,
    ),
    (
        "expected chomping or indentation indicators",
        "text stands after | or > on the same line",
        "begin it below",
        False,
    ),
    ("unknown directive", "a line cannot begin with % here", _QUOTE, True),
    ("expected a comment or a line break", "text stands after | or > on the same line", "begin it below", False),
)


def describe(error: yaml.YAMLError) -> tuple[str, int, int, str, str]:
    """Give the rule, the line and column (from 0), what is wrong and what to do."""
    problem = re.sub(r"\s+", " ", getattr(error, "problem", None) or str(error))
    mark = getattr(error, "problem_mark", None)
    unknown = (
        f"this is not YAML ({problem})",
        f"compare it with the lines around it; {_QUOTE} where it is a text",
        False,
    )
    what, remedy, at_start = next(((said, do, begun) for sign, said, do, begun in _FAULTS if sign in problem), unknown)
    if at_start:
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return "bad-yaml", line, column, what, remedy
