"""Drawings that are small to write and long to draw, and a reading of what a drawing's markup says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.manuscript.notes import Notes
from magazine.manuscript.svg import svg_size

if TYPE_CHECKING:
    from magazine.issue.finding import Finding

RECT = '<rect width="9" height="9"/>'


def drawing(content: str, attributes: str = "") -> bytes:
    """Give a drawing with something in it."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" width="80" height="60" {attributes}>{content}</svg>'
    ).encode()


def told(content: str, attributes: str = "") -> tuple[Finding, ...]:
    """Give what is found in a drawing."""
    notes = Notes()
    size = svg_size(drawing(content, attributes), "map.svg", notes)
    assert (size is None) == bool(notes.findings)
    return notes.findings


def nested(element: str, reference: str, levels: int) -> str:
    """Give parts each of which uses the next one twice: two to the power of so many levels to draw."""
    within = (
        f'<{element} id="p{level}">'
        + (f'<rect width="9" height="9" {reference}="url(#p{level + 1})"/>' if level + 1 < levels else RECT) * 2
        + f"</{element}>"
        for level in range(levels)
    )
    return f'{"".join(within)}<rect width="9" height="9" {reference}="url(#p0)"/>'


def copies(levels: int) -> str:
    """Give groups each of which shows the next one twice."""
    groups = (f'<g id="p{level}">' + f'<use href="#p{level + 1}"/>' * 2 + "</g>" for level in range(levels))
    return f'{"".join(groups)}<g id="p{levels}">{RECT}</g>'
