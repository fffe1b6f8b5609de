"""YAML → nodes that keep their place: every value is text until it is converted where its line is known.

PyYAML's events are read, not its objects: ``no``, ``010`` and ``12:30`` stay what was typed, repeated keys are all kept, and
anchors, aliases and tags, with which a small file can stand for gigabytes, are never followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml

from magazine.constants import VALUE_MAX_CHARS, YAML_MAX_DEPTH
from magazine.issue.finding import Location
from magazine.manuscript.hidden import hidden_in, without_hidden
from magazine.manuscript.notes import Notes, nearest
from magazine.manuscript.yaml_faults import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.issue.finding import Finding


_CUT_OFF: Final = re.compile(r" +#(?=[^\s#])")
_LIKE_A_FIELD: Final = re.compile(
    r"""[ \t\u00a0]*(?:-[ \t]+)?["']?(\w{1,20})["']?[ \t\u00a0\u202f]*(?:\[|[:=\uff1a][ \t\u00a0]*(?:$|["'\[\d-]|(?:draft|review|ready)\b))"""
)
"""A name with such a value as protects something: an area or a date in figures, a status, or nothing before the next line."""
_MEANT: Final = 0.85
"""Likeness from which on a word is a field that was misspelt (0 to 1), as ``redacted`` is; that of the French ``statut`` to ``status`` is 0.83."""
_LOSING: Final = frozenset({"bad-yaml", "yaml-shorthand", "unquoted-comma"})
"""Rules of what is not read on as it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A single value, as typed (quotation marks taken off)."""

    text: str
    where: Location
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was typed, or nothing between quotation marks."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Fields with their values, in the order written, repeated ones included; ``source`` is the file's text, where it is a file."""

    pairs: tuple[tuple[Value, Node], ...]
    where: Location
    source: str = field(default="", repr=False, compare=False)


Node: TypeAlias = Value | Items | Block


class _TooDeep(Exception):  # noqa: N818 - a stop is not an error of the program
    """Nested deeper than any of our files; what follows is not read."""


def parse_yaml(text: str, path: str, notes: Notes, *, first_line: int = 1) -> Node | None:
    """Read one YAML document; None where it holds nothing or cannot be understood (then with a finding).

    Args:
        text: the YAML.
        path: the file, for findings.
        notes: takes the findings.
        first_line: the line of the file on which the text begins, counted from 1.
    """
    try:
        return _Reader(path, notes, first_line).read(text)
    except _TooDeep:
        return None
    except yaml.YAMLError as error:
        return _after_fault(text, path, notes, first_line, error)


def _after_fault(text: str, path: str, notes: Notes, first_line: int, error: yaml.YAMLError) -> Node | None:
    tabbed = [
        (number, line.index("\t"))
        for number, line in enumerate(text.split("\n"))
        if "\t" in line[: len(line) - len(line.lstrip())] or ":\t" in line
    ]
    if not tabbed:
        rule, line, column, what, remedy = describe(error)
        notes.find(rule, Location(path=path, line=first_line + line, column=column + 1), what, remedy)
        return None
    for line, column in tabbed:
        notes.find(
            "tab-in-yaml",
            Location(path=path, line=first_line + line, column=column + 1),
            "a tab stands here, and YAML takes spaces only",
            "replace it with spaces (two for each step in)",
        )
    # Read on as if each tab were a space, so that what else is wrong is told in the same run. A fault in that is of our making.
    retry = Notes()
    try:
        node = _Reader(path, retry, first_line).read(text.replace("\t", " "))
    except (yaml.YAMLError, _TooDeep):
        return None
    notes.add(retry.findings)
    return node


class _Reader:
    """Builds nodes from PyYAML's events."""

    def __init__(self, path: str, notes: Notes, first_line: int) -> None:
        self._path = path
        self._notes = notes
        self._first_line = first_line
        self._text = ""
        self._aliases: set[str] = set()

    def read(self, text: str) -> Node | None:
        self._text = text
        events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.SafeLoader))
        node: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    what = "a second document begins here (---)"
                    self._notes.find("bad-yaml", self._place(event), what, "delete this line")
                    break
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, YAML_MAX_DEPTH)
        return None if isinstance(node, Value) and node.is_empty else node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        where = self._place(event)
        if depth == 0:
            what = f"the fields are nested more than {YAML_MAX_DEPTH} levels deep"
            self._notes.find("deep-yaml", where, what, "check the spaces at the start of the lines and the brackets")
            raise _TooDeep
        self._refuse_shorthand(event, where)
        if isinstance(event, yaml.MappingStartEvent):
            return Block(pairs=tuple(self._pairs(events, depth)), where=where)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(items=tuple(self._items(events, depth)), where=where)
        if isinstance(event, yaml.ScalarEvent):
            self._look_behind(event)
            text = self._of_moderate_length(self._without_invisible(event.value, where), where)
            return Value(text=text, where=where, quoted=event.style is not None)
        return Value(text="", where=where)

    def _without_invisible(self, text: str, where: Location) -> str:
        r"""Find characters that nobody sees: the file holds none, but ``"\0"`` or ``"\ud800"`` in quotation marks makes one."""
        found = next(hidden_in(text), None)
        if found is None:
            return text
        what = f"by a code in this text {found.what}"
        self._notes.find("control-character", where, what, "delete the backslash and its code, and type the word again")
        return without_hidden(text)

    def _of_moderate_length(self, text: str, where: Location) -> str:
        if len(text) <= VALUE_MAX_CHARS:
            return text
        what = f"this text is longer than {VALUE_MAX_CHARS} characters, more than any field holds"
        self._notes.find("huge-value", where, what, "shorten it, or check that nothing was pasted here by mistake")
        return text[:VALUE_MAX_CHARS]

    def _pairs(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Value, Node]]:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth - 1)
            node = self._node(next(events), events, depth - 1)
            if isinstance(key, Value) and self._lacks_colon(event, node):
                what = f"a comma inside braces or brackets begins a new field, so “{key.text}” is cut off from its text"
                self._notes.find("unquoted-comma", key.where, what, 'put the whole text in quotation marks: "…"')
            elif isinstance(key, Value) and key.text == "<<" and not key.quoted:
                what = "the merge key << is not used here"
                self._notes.find("yaml-shorthand", key.where, what, "write the fields out")
            elif isinstance(key, Value):
                yield key, node
            else:
                what = "a field's name must be a word, not a list or fields of its own"
                remedy = "write a name, a colon and a space; put text in braces or brackets in quotation marks"
                self._notes.find("bad-yaml", key.where, what, remedy)

    def _lacks_colon(self, key: yaml.Event, node: Node) -> bool:
        """Say whether a field between braces has neither colon nor value: most often the second half of a text."""
        return (
            isinstance(node, Value)
            and node.is_empty
            and key.end_mark is not None
            and self._text[key.end_mark.index :].lstrip()[:1] in {",", "}"}
        )

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth - 1)

    def _look_behind(self, event: yaml.ScalarEvent) -> None:
        """Find text that a hash cuts off: “Numéro #2”. A comment has a space after its hash."""
        if event.style is not None or event.end_mark is None or event.start_mark is None:
            return
        end = event.end_mark
        cut = _CUT_OFF.match(self._text, end.index)
        if cut is not None and event.value:
            place = Location(path=self._path, line=self._first_line + end.line, column=end.column + len(cut.group()))
            what = "the text after this # is taken for a comment and dropped"
            remedy = 'put the whole text in quotation marks: "…"; a comment has a space after its #'
            self._notes.find("text-after-hash", place, what, remedy)

    def _refuse_shorthand(self, event: yaml.Event, where: Location) -> None:
        if isinstance(event, yaml.AliasEvent) and event.anchor in self._aliases:
            return  # told already: a bomb has thousands
        if isinstance(event, yaml.AliasEvent):
            self._aliases.add(event.anchor or "")
            what = f"*{event.anchor} is an alias in YAML, which is not used here"
            self._notes.find("yaml-shorthand", where, what, "write it out, or put the text in quotation marks")
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            what = f"&{event.anchor} is an anchor in YAML, which is not used here"
            self._notes.find("yaml-shorthand", where, what, "delete it, or put the text in quotation marks")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            what = f"{_tag(event.tag)} is a tag in YAML, which is not used here"
            self._notes.find("yaml-shorthand", where, what, "delete it, or put the text in quotation marks")

    def _place(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:  # events made by hand have no place; these are parsed
            return Location(path=self._path, line=self._first_line)
        return Location(path=self._path, line=self._first_line + mark.line, column=mark.column + 1)


def lost_fields(findings: Iterable[Finding]) -> bool:
    """Say whether, by what was found while a text was read, a field that somebody wrote may be missing among what was read of it."""
    return any(finding.rule in _LOSING for finding in findings)


def inner_names(node: Node) -> Iterator[str]:
    """Give the names of fields that stand within other fields, as where a line is set in by mistake."""
    for _, inner in node.pairs if isinstance(node, Block) else ():
        yield from (key.text for key in _keys(inner))


def find_swallowed(text: str, node: Node, names: Iterable[str], notes: Notes, *, first_line: int = 1) -> bool:
    """Find lines that read as fields, and became part of another field's text: below a ``|`` or ``>``, or set in below a value.

    Args:
        text: the YAML that was read.
        node: what was read of it.
        names: the fields that must not get lost.
        notes: takes the findings.
        first_line: the line of the file on which the text begins, counted from 1.

    Returns:
        Whether there are any.
    """
    known = tuple(names)
    begins = tuple(name[:2] for name in known)  # to compare each line of a long text with all of a name takes seconds
    read = {key.where.line for key in _keys(node)}
    found = False
    for number, line in enumerate(text.split("\n"), start=first_line):
        field = _LIKE_A_FIELD.match(line)
        if field is None or number in read or not field[1].lower().startswith(begins):
            continue
        if nearest(field[1].lower(), known, _MEANT) is not None:
            found = True
            notes.find(
                "swallowed-field",
                Location(path=node.where.path, line=number, column=field.start(1) + 1),
                f"{field[1]} is no field here: this line is part of the text of a field above",
                "move it to the start of a line, above or below that text; write the text in other words if it was meant so",
            )
    return found


def _keys(node: Node) -> Iterator[Value]:
    """Give the names of all fields, those of fields within fields, too."""
    for key, value in node.pairs if isinstance(node, Block) else ():
        yield key
        yield from _keys(value)
    for item in node.items if isinstance(node, Items) else ():
        yield from _keys(item)


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
