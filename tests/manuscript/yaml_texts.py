"""Fields as an editor writes them, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.manuscript.direction import look_through
from magazine.manuscript.notes import Notes
from magazine.manuscript.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from magazine.manuscript.yaml_nodes import Node


def values_of(text: str) -> list[str]:
    """Give the rules that are found in a file of fields."""
    notes = Notes()
    node: Node | None = parse_yaml(text, "card.yaml", notes)
    if node is not None:
        look_through(node, notes)
    return [one.rule for one in notes.findings]
