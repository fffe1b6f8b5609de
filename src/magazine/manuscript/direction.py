"""Hidden direction controls in what no reader of articles looks over: house, issue, ledger, cards, data.

A control that opens an override makes readers see other letters than what is written: ``gpj.exe`` for ``exe.jpg`` (UTR 36, CVE-2021-42574).
An article's own text is for the copy desk, where a mark may be let off with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level
from magazine.manuscript.hidden import NARROW
from magazine.manuscript.yaml_nodes import Block, Items, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.issue.finding import Location
    from magazine.manuscript.notes import Notes
    from magazine.manuscript.yaml_nodes import Node

MOVING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates with what ends them; the marks U+200E, U+200F and U+061C turn nothing round."""
_OVERRIDES: Final = "\u202d\u202e"


def find_hidden_direction(text: str, where: Location, notes: Notes, but: str = "") -> None:
    """Find the first control in a text.

    Args:
        text: as editors wrote it.
        where: its place.
        notes: takes the finding; an override is an error, the others a warning.
        but: controls that are told elsewhere.
    """
    found = [match.group() for match in MOVING.finditer(text) if match.group() not in but]
    if found:
        worst = next((sign for sign in found if sign in _OVERRIDES), found[0])
        name = f"U+{ord(worst):04X} {unicodedata.name(worst)}"
        what = f"a hidden sign changes the order of what is seen: {name}"
        remedy = "delete it, then read the text again letter by letter"
        level = None if worst in _OVERRIDES else Level.WARNING
        notes.find("hidden-direction", where, what, remedy, level=level)


_NARROW: Final = re.compile(f"[{NARROW}]")


def find_narrow(text: str, where: Location, notes: Notes, but: str = "") -> None:
    """Find a sign without width that no copy desk will look over: it cuts a word in two for every search."""
    found = next((match.group() for match in _NARROW.finditer(text) if match.group() not in but), None)
    if found is not None:
        what = f"an invisible character U+{ord(found):04X} stands in this text"
        notes.find("control-character", where, what, "delete it and type the word again", level=Level.WARNING)


def look_through(node: Node, notes: Notes, but: str = "") -> None:
    """Find hidden controls and signs without width in all names and values of a file's fields."""
    for value in _values(node):
        find_hidden_direction(value.text, value.where, notes, but)
        find_narrow(value.text, value.where, notes, but)


def _values(node: Node) -> Iterator[Value]:
    if isinstance(node, Value):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _values(item)
    elif isinstance(node, Block):
        for key, value in node.pairs:
            yield key
            yield from _values(value)
