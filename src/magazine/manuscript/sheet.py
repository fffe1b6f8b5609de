"""A YAML file of fields → its block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.constants import YAML_MAX_BYTES
from magazine.issue.finding import Location
from magazine.manuscript.direction import look_through
from magazine.manuscript.text import read_text
from magazine.manuscript.yaml_nodes import Block, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.manuscript.notes import Notes


def read_sheet(file: Path, path: str, notes: Notes, *, most: int = YAML_MAX_BYTES) -> Block | None:
    """Read a YAML file that consists of fields; None, with a finding, where it does not."""
    where = Location(path=path)
    if not file.exists():
        notes.find("missing-file", where, "this file is missing", "make it; the manual shows what stands in it")
        return None
    text = read_text(file, path, notes, most=most)
    if text is None:
        return None
    before = len(notes.findings)
    node = parse_yaml(text, path, notes)
    if isinstance(node, Block):
        look_through(node, notes)
        return replace(node, source=text)
    if node is not None:
        what = "this file must consist of fields with their values"
        notes.find("wrong-form", node.where, what, "write a name, a colon and a space at the start of the line")
    elif len(notes.findings) == before:
        notes.find("empty-file", where, "the file holds nothing", "write its fields, or delete it")
    return None
