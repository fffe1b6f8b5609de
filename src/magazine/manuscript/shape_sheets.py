"""Styles of shapes: declarations and sheets as drawing programs write them, and nothing that a second reader might take otherwise.

Of selectors there are names, classes and ids, alone or in a list: what depends on neighbours, on places or on other attributes is counted
otherwise by resvg than by browsers, or not at all. A sheet is rules one after the other, with remarks between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.manuscript.shape_values import property_says_well

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK: Final = " \t\r\n\f"
_REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_GAP: Final = re.compile(r"(?:[ \t\r\n\f]|/\*.*?\*/|;)*", re.DOTALL)
_RULE: Final = re.compile(r"([^{}@]*)\{([^{}]*)\}")
_SELECTOR: Final = re.compile(r"[.#][A-Za-z_][\w-]*|[A-Za-z]+")
_WHOLE: Final = frozenset({"svg", "switch"})
"""A rule for all of these would hold for the frame that the darkroom puts around a drawing, too."""
_SHOWN: Final = 40
_INLINE: Final = "inline-size"
_WITHOUT_WIDTH: Final = frozenset(
    {"g", "path", "polygon", "polyline", "line", "circle", "ellipse", "stop", "linearGradient", "radialGradient", "clipPath"}
)  # fmt: skip
"""Elements that ``inline-size`` does nothing to: Inkscape writes it of text, and leaves it when that becomes paths."""


def declarations(text: str) -> Iterator[tuple[str, str]]:
    """Give the properties and values of a style; what is no declaration has no name."""
    for part in text.split(";"):
        said = part.strip(_BLANK)
        if said:
            name, colon, value = said.partition(":")
            yield (name.rstrip(_BLANK) if colon else "", value.strip(_BLANK) if colon else said)


def fault_of_style(text: str, tag: str = "", *, themed: bool = False) -> str:
    """Say what is wrong with a style; nothing where all of it is the look of a shape.

    Args:
        text: its declarations.
        tag: the element that wears it; none for a rule, which is for many.
        themed: True where colours may be the theme's own.
    """
    if text.lstrip(_BLANK).startswith(";"):  # resvg reads nothing of it then
        return "“;” before anything else"
    for name, value in declarations(text):
        if name == _INLINE and tag in _WITHOUT_WIDTH:
            continue
        if not property_says_well(name, value, themed=themed):
            return f"“{name}: {value}”"[:_SHOWN] if name else f"“{value}”"[:_SHOWN]
    return ""


def fault_of_sheet(text: str, *, themed: bool = False) -> str:
    """Say what is wrong with a style sheet; nothing where it gives shapes their look and does nothing else."""
    at = 0
    while (at := _after_gap(text, at)) < len(text):
        rule = _RULE.match(text, at)
        if rule is None:
            return f"its style sheet has “{' '.join(text[at:].split())[:_SHOWN]}”, which is no plain rule"
        for selector in rule[1].split(","):
            plain = selector.strip(_BLANK)
            if not _SELECTOR.fullmatch(plain) or plain.lower() in _WHOLE:
                return f"its style sheet has a rule for “{plain[:_SHOWN]}”; .class, #id and names of shapes alone are drawn alike everywhere"
        fault = fault_of_style(rule[2], themed=themed)
        if fault:
            return f"its style sheet says {fault}, which is not drawn alike everywhere"
        at = rule.end()
    return ""


def rules_of(text: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Give the selectors and declarations of all rules of a sheet without fault."""
    for selectors, body in _RULE.findall(_REMARK.sub(" ", text)):
        yield [one.strip(_BLANK + ";") for one in selectors.split(",")], list(declarations(body))


def _after_gap(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return at if match is None else match.end()
