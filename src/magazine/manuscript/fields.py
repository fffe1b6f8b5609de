"""Fields of a YAML file → typed values; what does not fit is found, and the rest is read on.

A form is filled in field by field: each reader (``text``, ``whole``, ``wording``…) names a field that the file may have, and gives
None or the default where it is missing or wrong. ``close`` finds fields that nobody asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar

from magazine.issue.language import NOTHING, Language, Wording
from magazine.manuscript import scalars
from magazine.manuscript.notes import instead
from magazine.manuscript.yaml_nodes import Block, Items, Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from decimal import Decimal

    from magazine.issue.dates import CoverDate
    from magazine.issue.finding import Location
    from magazine.issue.picture import Area
    from magazine.manuscript.notes import Notes
    from magazine.manuscript.yaml_nodes import Node

_Word = TypeVar("_Word", bound=Enum)
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMMAS: Final = re.compile("[,،;؛]")


class Form:
    """The fields of one block."""

    def __init__(self, block: Block, notes: Notes, languages: tuple[Language, ...] = ()) -> None:
        """Take a block whose wordings should exist in ``languages``."""
        self.where = block.where
        self.notes = notes
        self.languages = languages
        self._asked: dict[str, None] = {}
        self._keys: dict[str, Value] = {}
        self._nodes: dict[str, Node] = {}
        for key, node in unique_pairs(block, notes, "duplicate-field", "field"):
            self._keys[key.text], self._nodes[key.text] = key, node
        self.repeated = frozenset(
            name for name, times in Counter(key.text for key, _ in block.pairs).items() if times > 1
        )

    def close(self) -> tuple[str, ...]:
        """Find the fields that no reader asked for, and give their names."""
        unknown = tuple(name for name in self._keys if name not in self._asked)
        for name in unknown:
            remedy = instead(name, self._asked, "the fields here are: " + ", ".join(self._asked))
            self.notes.find("unknown-field", self._keys[name].where, f"there is no field “{name}” here", remedy)
        return unknown

    def has(self, name: str) -> bool:
        """Say whether a field stands there, if only by its name."""
        return name in self._nodes

    def node(self, name: str) -> Node | None:
        """Give a field's node, or None where it is missing or nothing was typed."""
        self._asked.setdefault(name)
        node = self._nodes.get(name)
        return None if isinstance(node, Value) and node.is_empty else node

    def place(self, name: str) -> Location:
        """Give the place of a field's value, else of its name, else of the block."""
        node = self.node(name)
        if node is not None:
            return node.where
        return self._keys[name].where if name in self._keys else self.where

    def require(self, *names: str, rule: str = "missing-field") -> None:
        """Find the fields among these that are missing, or begun with nothing in them."""
        for name in names:
            if _is_blank(self.node(name)):
                lacks, remedy = ("is empty", "write it") if self.has(name) else ("is missing", "add")
                self.notes.find(rule, self.place(name), f"the field “{name}” {lacks}", f"{remedy}: {name}: …")

    def value(self, name: str) -> Value | None:
        """Give a field that is a single value."""
        node = self.node(name)
        if node is None or isinstance(node, Value):
            return node
        self._wrong_form(name, node, "a single text", "write it on the line of its name")
        return None

    def text(self, name: str) -> str:
        """Read a text; empty where missing."""
        value = self.value(name)
        return "" if value is None else value.text.strip()

    def id(self, name: str) -> str | None:
        """Read an id (lowercase Latin letters, digits, hyphens)."""
        value = self.value(name)
        return None if value is None else good_id(value, self.notes)

    def whole(self, name: str, *, least: int, most: int) -> int | None:
        """Read a whole number from ``least`` to ``most``."""
        value = self.value(name)
        return None if value is None else scalars.whole(value, self.notes, least=least, most=most)

    def figure(self, name: str) -> Decimal | None:
        """Read a figure of the ledger."""
        value = self.value(name)
        return None if value is None else scalars.figure(value.text, value.where, self.notes)

    def flag(self, name: str) -> bool:
        """Read ``true`` or ``false``; False where missing."""
        value = self.value(name)
        return value is not None and scalars.flag(value, self.notes)

    def word(self, name: str, words: type[_Word], default: _Word) -> _Word:
        """Read one of the words of an enumeration."""
        value = self.value(name)
        return default if value is None else scalars.word(value, words, self.notes) or default

    def cover_date(self, name: str) -> CoverDate | None:
        """Read ``YYYY-MM`` or ``YYYY-MM-DD``."""
        value = self.value(name)
        return None if value is None else scalars.cover_date(value, self.notes)

    def day(self, name: str) -> date | None:
        """Read ``YYYY-MM-DD``."""
        value = self.value(name)
        return None if value is None else scalars.day(value, self.notes)

    def moment(self, name: str) -> datetime | None:
        """Read a date and time with its time zone; one that is begun and not written is wrong."""
        value = self.value(name) or self._nodes.get(name)
        return scalars.moment(value, self.notes) if isinstance(value, Value) else None

    def values(self, name: str) -> tuple[Value, ...]:
        """Read a list of single values; a single value is a list of one."""
        found = []
        for node in self.nodes(name):
            if isinstance(node, Value):
                found.append(node)
            else:
                self._wrong_form(name, node, "a list of words", "write it as [one, two]")
        return tuple(found)

    def nodes(self, name: str) -> tuple[Node, ...]:
        """Read a list of anything; what is not a list is a list of one."""
        node = self.node(name)
        if node is None:
            return ()
        if isinstance(node, Items):
            return tuple(item for item in node.items if not (isinstance(item, Value) and item.is_empty))
        if isinstance(node, Value) and not node.quoted and _COMMAS.search(node.text):
            self._wrong_form(name, node, "a list", f"write it as {name}: [one, two]")
            return ()
        return (node,)

    def block(self, name: str) -> Block | None:
        """Give a field that has fields of its own."""
        node = self.node(name)
        if node is None or isinstance(node, Block):
            return node
        self._wrong_form(name, node, "fields of its own", "write them on the lines below, set in by two spaces")
        return None

    def wording(self, name: str) -> Wording:
        """Read a text in several languages, or one for all of them."""
        node = self.node(name)
        return NOTHING if node is None else wording(node, name, self.notes, self.languages)

    def areas(self, name: str) -> tuple[Area, ...] | None:
        """Read a list of rectangles; None where one of them is wrong, or is begun and not written."""
        node = self.node(name)
        if node is None and name not in self._nodes:
            return ()
        return scalars.areas(node.items if isinstance(node, Items) else (self._nodes[name],), self.notes)

    def area(self, name: str) -> Area | None:
        """Read a rectangle; one that is begun and not written is wrong."""
        node = self.node(name) or self._nodes.get(name)
        return None if node is None else scalars.area(node, self.notes)

    def _wrong_form(self, name: str, node: Node, wanted: str, remedy: str) -> None:
        self.notes.find("wrong-form", node.where, f"“{name}” must be {wanted}, not {_called(node)}", remedy)


def unique_pairs(block: Block, notes: Notes, rule: str, noun: str) -> tuple[tuple[Value, Node], ...]:
    """Give the pairs of a block, the first of each name; repetitions are found under a rule."""
    first: dict[str, tuple[Value, Node]] = {}
    for key, node in block.pairs:
        if key.text in first:
            line = first[key.text][0].where.line
            what = f"the {noun} “{key.text}” stands here again (first on line {line})"
            notes.find(rule, key.where, what, "keep one of the two")
        else:
            first[key.text] = (key, node)
    return tuple(first.values())


def good_id(value: Value, notes: Notes) -> str | None:
    """Give an id, or None, with a finding, where it cannot be part of an address."""
    if _ID.fullmatch(value.text):
        return value.text
    notes.find(
        "bad-id",
        value.where,
        f"“{value.text}” cannot be part of an address",
        "use lowercase Latin letters without accents, digits and hyphens between them: open-days",
    )
    return None


def language(value: Value, notes: Notes, among: Iterable[Language] = Language) -> Language | None:
    """Give a language by its tag."""
    tags = [one.tag for one in among]
    if value.text in tags:
        return Language(value.text)
    remedy = "write one of: " + ", ".join(tags)
    notes.find("unknown-language", value.where, f"“{value.text}” is not a language here", remedy)
    return None


def wording(node: Node, name: str, notes: Notes, languages: tuple[Language, ...]) -> Wording:
    """Read a text in several languages; one that should be there and is not is a warning."""
    if isinstance(node, Value):
        return Wording.everywhere(node.text.strip())
    if isinstance(node, Items):
        remedy = f"write {name}: {{ar: …, fr: …}}, or one text for all languages"
        notes.find("wrong-form", node.where, f"“{name}” must be a text, or texts by language", remedy)
        return NOTHING
    texts: list[tuple[Language, str]] = []
    for key, value in unique_pairs(node, notes, "duplicate-field", "language"):
        tag = language(key, notes)
        if not isinstance(value, Value):
            remedy = "write it on the line of its language"
            notes.find("wrong-form", value.where, f"“{name}” in {key.text} must be a text", remedy)
        elif tag is not None and value.text.strip():
            texts.append((tag, value.text.strip()))
    given = {tag for tag, _ in texts}
    for tag in languages:
        if tag not in given:
            what = f"“{name}” has no text in {tag.tag}"
            notes.find("missing-wording", node.where, what, f"add: {tag.tag}: …")
    return Wording(tuple(texts))


def _is_blank(node: Node | None) -> bool:
    if isinstance(node, Block):
        return all(_is_blank(value) for _, value in node.pairs)
    if isinstance(node, Items):
        return all(_is_blank(item) for item in node.items)
    return node is None or node.is_empty


def _called(node: Node) -> str:
    if isinstance(node, Items):
        return "a list"
    return "a text" if isinstance(node, Value) else "fields of its own"
