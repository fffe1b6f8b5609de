"""What hangs in a structure tree: elements, and the areas of links (ISO 32000-1, 14.7.2 and 14.7.4.3)."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary


def is_element(kid: object) -> bool:
    """Say whether a kid is an element, and no marked content or area."""
    return isinstance(kid, pikepdf.Object) and isinstance(kid, Dictionary) and "/S" in kid


def is_area(kid: object) -> bool:
    """Say whether a kid is the area of a link."""
    return isinstance(kid, pikepdf.Object) and isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"
