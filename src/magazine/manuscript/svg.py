"""An SVG drawing's size and safety, from its markup alone: shapes and nothing else, and no more of them than are drawn in good time.

Expat is used as it comes with Python: it reads a stream of tags, gives the line of each, and is told to stop at the first
declaration of an entity, with which a small file can stand for gigabytes or for a file of this machine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from magazine.constants import SVG_MAX_DEPTH, SVG_MAX_NAMESPACES
from magazine.issue.finding import Location
from magazine.manuscript.drawing_weight import TooMuch, Weight
from magazine.manuscript.notes import Notes
from magazine.manuscript.shape_parts import Parts
from magazine.manuscript.shape_sheets import fault_of_sheet
from magazine.manuscript.shapes import PROGRAMS, SVG, XLINK, fault_of_attribute, fault_of_element

if TYPE_CHECKING:
    from collections.abc import Mapping

_LENGTH: Final = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
# Pixels in each unit (CSS Values 4, absolute lengths: 96 px an inch).
_PIXELS: Final[Mapping[str, float]] = {
    "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96,
}  # fmt: skip
_OWN: Final = frozenset({"utf-8", "utf-16", "utf-16be", "utf-16le", "iso-8859-1", "us-ascii"})
_BYTES: Final = bytes(range(256))
_BOX: Final = 4  # numbers of a viewBox


class _Stop(Exception):  # noqa: N818 - a stop is not an error of the program
    """Enough is known."""


def svg_size(data: bytes, path: str, notes: Notes, *, themed: bool = False) -> tuple[int, int] | None:
    """Give the nominal width and height in pixels; None, with findings, where the drawing cannot be used.

    Args:
        data: the file.
        path: of it, for findings.
        notes: takes the findings.
        themed: True for a theme's drawing, whose colours may be the theme's own.
    """
    reader = _Reader(path, notes, themed=themed)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
        reader.weight.weigh()
    except _Stop:
        return None
    except TooMuch as verdict:
        line, column, what, remedy = verdict.fault
        where = Location(path=path, line=line, column=column)
        notes.find("huge-drawing", where, f"this drawing takes too long to draw: {what}", remedy)
        return None
    except expat.ExpatError as error:
        where = Location(path=path, line=error.lineno, column=error.offset + 1)
        reason = expat.ErrorString(error.code)
        what = f"this is not a whole SVG drawing ({reason})"
        notes.find("not-a-picture", where, what, "export it again from the drawing program as plain SVG")
        return None
    reader.look_for_missing_parts()
    if not reader.safe:
        return None
    if reader.size is None:
        what = "the drawing does not say how large it is"
        notes.find("not-a-picture", Location(path=path), what, "export it with width and height, or with a viewBox")
    return reader.size


def _is_known(encoding: str) -> bool:
    """Say whether Expat reads an encoding: its own, and those of a byte a letter that Python knows."""
    if encoding.lower() in _OWN:
        return True
    try:
        return len(_BYTES.decode(encoding, "replace")) == len(_BYTES)
    except (LookupError, ValueError):
        return False


def svg_load(data: bytes) -> tuple[int, int]:
    """Give how many elements and layers are drawn for a drawing that was looked through."""
    reader = _Reader("", Notes())
    reader.parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    load = reader.weight.weigh()
    return load.elements, load.layers


class _Reader:
    """Looks at each tag as expat meets it."""

    def __init__(self, path: str, notes: Notes, *, themed: bool = False) -> None:
        self._path = path
        self._themed = themed
        self._parts = Parts()
        self._notes = notes
        self._depth = 0
        self._foreign = 0
        self._spaces = 0
        self._sheet: tuple[Location, list[str]] | None = None
        self.safe = True
        self.size: tuple[int, int] | None = None
        self.weight = Weight()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartNamespaceDeclHandler = self._namespace

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and not _is_known(encoding):
            what = f"this drawing says that it is written in “{encoding[:20]}”, which is no encoding that is read here"
            self._notes.find("not-a-picture", self._place(), what, "save it again with the encoding UTF-8")
            raise _Stop

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        space, _, tag = name.rpartition(" ")
        if self._depth == 1:
            self._root(space, tag, attributes)
        if self._depth > SVG_MAX_DEPTH:
            what = f"this drawing takes too long to draw: groups are nested more than {SVG_MAX_DEPTH} levels deep"
            self._notes.find(
                "huge-drawing", self._place(), what, "ungroup it in the drawing program, and export it again"
            )
            raise _Stop
        own = {one.rpartition(" ")[2]: value for one, value in attributes.items()}
        self.weight.begin(tag, own, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self._sheet = (self._place(), []) if (space, tag) == (SVG, "style") else None
        fault = fault_of_element(space, tag)
        if fault:
            self._unsafe(fault)
        foreign = bool(self._foreign) or space != SVG
        where = {"line": self.parser.CurrentLineNumber, "column": self.parser.CurrentColumnNumber + 1}
        fault = self._parts.begin(tag, _plain(attributes), foreign=foreign, **where)
        if fault:
            self._unsafe(fault)
        if self._foreign or space.startswith(PROGRAMS):  # a program's notes are taken out with all that they hold
            self._foreign += 1
            return
        for attribute, value in attributes.items():
            prefix, _, local = attribute.rpartition(" ")
            fault = fault_of_attribute(prefix, local, value, tag, themed=self._themed)
            if fault:
                self._unsafe(fault)

    def _root(self, space: str, tag: str, attributes: Mapping[str, str]) -> None:
        if tag != "svg" or space not in {SVG, ""}:
            what = f"this is not an SVG drawing: it begins with <{tag}>"
            self._notes.find("not-a-picture", self._place(), what, "export it again as plain SVG")
            raise _Stop
        if space == "":
            what = "the drawing does not say that it is SVG (its namespace is missing)"
            self._notes.find("not-a-picture", self._place(), what, f'add to its first tag: xmlns="{SVG}"')
            raise _Stop
        self.size = _size(attributes)

    def _text(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet[1].append(text)

    def _end(self, _name: str) -> None:
        if self._sheet is not None:
            where, parts = self._sheet
            self._sheet = None
            text = "".join(parts)
            fault = fault_of_sheet(text, themed=self._themed)
            if fault:
                self._unsafe(fault, where)
            else:
                self._parts.dress(text)
            self.weight.dress(text)
        self._depth -= 1
        self._foreign = max(0, self._foreign - 1)
        self._parts.end()
        self.weight.end()

    def look_for_missing_parts(self) -> None:
        """Tell, at the end, of parts that are used and are not there."""
        for fault in self._parts.faults():
            self._unsafe(fault.what, Location(path=self._path, line=fault.line, column=fault.column))

    def _namespace(self, _prefix: str | None, _address: str) -> None:
        self._spaces += 1
        if self._spaces > SVG_MAX_NAMESPACES:
            what = f"this drawing takes too long to draw: it declares more than {SVG_MAX_NAMESPACES} namespaces"
            self._notes.find("huge-drawing", self._place(), what, "export it again as plain SVG")
            raise _Stop

    def _entity(self, *_about: object) -> None:
        self._unsafe("it declares an entity")
        raise _Stop

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._unsafe("it fetches a style sheet")

    def _unsafe(self, what: str, where: Location | None = None) -> None:
        self.safe = False
        remedy = (
            "export it from the drawing program as plain SVG, with text turned into paths (in Inkscape: “Save a Copy”, “Plain SVG”); "
            "what is still named then must be flattened or ungrouped there, or the drawing handed in as PNG"
        )
        self._notes.find("unsafe-svg", where or self._place(), f"this drawing is not safe to publish: {what}", remedy)

    def _place(self) -> Location:
        return Location(path=self._path, line=self.parser.CurrentLineNumber, column=self.parser.CurrentColumnNumber + 1)


def _plain(attributes: Mapping[str, str]) -> dict[str, str]:
    """Give the attributes of SVG's own, ``href`` by its older name, too; where both stand, and differ, what neither says."""
    plain = {name: value for name, value in attributes.items() if " " not in name}
    older = attributes.get(f"{XLINK} href")
    if older is not None:
        plain["href"] = older if plain.get("href", older) == older else "#"
    return plain


def _size(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    width, height = _length(attributes.get("width", "")), _length(attributes.get("height", ""))
    if width and height:
        return max(1, round(width)), max(1, round(height))
    box = [
        part
        for part in re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        if _LENGTH.fullmatch(part.lstrip("-"))
    ]
    if len(box) == _BOX and (wide := _length(box[2])) and (high := _length(box[3])):
        return max(1, round(wide)), max(1, round(high))
    return None


def _length(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    return None if match is None else float(match.group(1)) * _PIXELS[(match.group(2) or "").lower()]
