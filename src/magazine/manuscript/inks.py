"""A theme's ``inks/``: the printing condition that its press edition is made for."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from magazine.issue.finding import Location
from magazine.issue.theme import PrintingCondition
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FOLDER: Final = "inks"
_LIST: Final = "inks/inks.json"

_CMYK_OUTPUT: Final = b"prtrCMYK"
"""Device class and colour space in the header of a printer's profile (ICC.1:2001-04, 6.1), at ``_KIND``."""
_KIND: Final = slice(12, 20)

INK_LIMITS: Final = range(100, 401)
"""Per cent of four inks together that can be meant."""


def read_condition(files: Mapping[str, Path], contents: Mapping[str, bytes], path: str) -> PrintingCondition | None:
    """Read the printing condition, or None where the theme has none.

    Args:
        files: the theme's files by their path within it.
        contents: what they hold.
        path: the theme's name in findings.

    Raises:
        Stop: where it is broken, or the profile is not the one that was vendored.
    """
    if _LIST not in contents:
        return None
    where = Location(path=f"{path}/{_LIST}")
    entry = _entry(contents[_LIST], where)
    try:
        inside, expected = f"{_FOLDER}/{entry['file']}", str(entry["sha256"])
        name, registry, info = (str(entry[key]) for key in ("condition", "registry", "info"))
        limit = int(entry["ink_limit"])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        what = f"the printing condition lacks a field or has a wrong one ({error})"
        remedy = "give it condition, registry, info, file, sha256 and ink_limit (per cent)"
        raise broken_theme(where, what, remedy) from error
    if limit not in INK_LIMITS:
        raise broken_theme(
            where, f"the ink limit of {limit} % cannot be meant", "ask the printer; coated paper takes 300"
        )
    profile = contents.get(inside, b"")
    if not profile:
        raise broken_theme(where, f"the profile {entry['file']} is not there", "put it beside inks.json")
    digest = hashlib.sha256(profile).hexdigest()
    if digest != expected.lower():
        what = f"the profile {entry['file']} is not the one that was vendored: its SHA-256 is {digest}"
        raise broken_theme(
            where, what, "fetch it again from its origin, or write down the new hash after looking at it"
        )
    if profile[_KIND] != _CMYK_OUTPUT:
        raise broken_theme(where, f"{entry['file']} is no ICC profile of a press with four inks", "name one that is")
    return PrintingCondition(
        name=name, registry=registry, info=info, file=files[inside], digest=digest, ink_limit=limit
    )


def _entry(data: bytes, where: Location) -> dict[str, Any]:
    try:
        entry = json.loads(data)
    except (ValueError, RecursionError) as error:
        place = Location(path=where.path, line=getattr(error, "lineno", 1), column=getattr(error, "colno", 1))
        raise broken_theme(place, f"this is not JSON ({error})", "mend it") from error
    if not isinstance(entry, dict):
        raise broken_theme(where, "the printing condition must be one entry", "write { … }")
    return entry
