"""An SVG drawing's size and safety, from its markup alone: no entities, no network, nothing that runs.

Expat is used as it comes with Python: it reads a stream of tags, gives the line of each, and is told to stop at the first
declaration of an entity, with which a small file can stand for gigabytes or for a file of this machine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from magazine.constants import SVG_MAX_DEPTH
from magazine.issue.finding import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.manuscript.notes import Notes

_SVG: Final = "http://www.w3.org/2000/svg"
_CODE: Final = {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video"}
# What the darkroom does not draw: text hangs on the fonts of the machine, other pictures would bring their own metadata.
_UNDRAWN: Final[Mapping[str, str]] = {
    "text": "text, which must be turned into paths in the drawing program",
    "image": "another picture, which must be drawn in shapes or handed in by itself",
    "feimage": "another picture, which must be drawn in shapes or handed in by itself",
    "animate": "an animation, which must be taken out",
    "animatemotion": "an animation, which must be taken out",
    "animatetransform": "an animation, which must be taken out",
    "set": "an animation, which must be taken out",
    **dict.fromkeys(
        (
            "feturbulence",
            "femorphology",
            "feconvolvematrix",
            "fedisplacementmap",
            "fediffuselighting",
            "fespecularlighting",
        ),
        "an effect that is drawn too slowly; blur, shadow and colour are fine",
    ),
}
_ADDRESSES: Final = {"href", "src", "data", "from", "to", "values", "by"}
_HARMLESS: Final = re.compile(r"\s*(#|data:image/(png|jpeg|webp);|$)")
_ELSEWHERE: Final = re.compile(
    r"url\(\s*['\"]?\s*(?!['\"]?\s*(#|data:image/(png|jpeg|webp);))|@import|expression\(", re.IGNORECASE
)
_SCHEME: Final = re.compile(r"\s*(javascript|https?|file|ftp|data):|\s*//", re.IGNORECASE)
_LENGTH: Final = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
# Pixels in each unit (CSS Values 4, absolute lengths: 96 px an inch).
_PIXELS: Final[Mapping[str, float]] = {
    "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96,
}  # fmt: skip
_BOX: Final = 4  # numbers of a viewBox


class _Stop(Exception):  # noqa: N818 - a stop is not an error of the program
    """Enough is known."""


def svg_size(data: bytes, path: str, notes: Notes) -> tuple[int, int] | None:
    """Give the nominal width and height in pixels; None, with findings, where the drawing cannot be used."""
    reader = _Reader(path, notes)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except _Stop:
        return None
    except expat.ExpatError as error:
        where = Location(path=path, line=error.lineno, column=error.offset + 1)
        reason = expat.ErrorString(error.code)
        what = f"this is not a whole SVG drawing ({reason})"
        notes.find("not-a-picture", where, what, "export it again from the drawing program as plain SVG")
        return None
    if not reader.safe:
        return None
    if reader.size is None:
        what = "the drawing does not say how large it is"
        notes.find("not-a-picture", Location(path=path), what, "export it with width and height, or with a viewBox")
    return reader.size


class _Reader:
    """Looks at each tag as expat meets it."""

    def __init__(self, path: str, notes: Notes) -> None:
        self._path = path
        self._notes = notes
        self._depth = 0
        self._style: Location | None = None
        self.safe = True
        self.size: tuple[int, int] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        space, _, tag = name.rpartition(" ")
        if self._depth == 1:
            self._root(space, tag, attributes)
        if self._depth > SVG_MAX_DEPTH:
            self._unsafe(f"groups are nested more than {SVG_MAX_DEPTH} levels deep")
            raise _Stop
        self._style = self._place() if tag.lower() == "style" else None
        if tag.lower() in _CODE:
            self._unsafe(f"it holds <{tag}>")
        if tag.lower() in _UNDRAWN:
            self._unsafe(f"it holds {_UNDRAWN[tag.lower()]}")
        for attribute, value in attributes.items():
            self._attribute(attribute.rpartition(" ")[2].lower(), value)

    def _root(self, space: str, tag: str, attributes: Mapping[str, str]) -> None:
        if tag != "svg" or space not in {_SVG, ""}:
            what = f"this is not an SVG drawing: it begins with <{tag}>"
            self._notes.find("not-a-picture", self._place(), what, "export it again as plain SVG")
            raise _Stop
        if space == "":
            what = "the drawing does not say that it is SVG (its namespace is missing)"
            self._notes.find("not-a-picture", self._place(), what, f'add to its first tag: xmlns="{_SVG}"')
            raise _Stop
        self.size = _size(attributes)

    def _attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self._unsafe(f"its attribute “{name}” runs code")
        elif name in {"href", "src", "data"} and not _HARMLESS.match(value):
            self._unsafe(f"it points to “{value.strip()[:60]}”")
        elif (name in _ADDRESSES and _SCHEME.match(value) and not _HARMLESS.match(value)) or _ELSEWHERE.search(value):
            self._unsafe(f"its attribute “{name}” points outside the drawing")

    def _text(self, text: str) -> None:
        if self._style is not None and _ELSEWHERE.search(text):
            self._unsafe("its style sheet fetches something from elsewhere", self._style)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        self._style = None

    def _entity(self, *_about: object) -> None:
        self._unsafe("it declares an entity")
        raise _Stop

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._unsafe("it fetches a style sheet")

    def _unsafe(self, what: str, where: Location | None = None) -> None:
        self.safe = False
        remedy = "export it as plain SVG without scripts, links and linked pictures"
        self._notes.find("unsafe-svg", where or self._place(), f"this drawing is not safe to publish: {what}", remedy)

    def _place(self) -> Location:
        return Location(path=self._path, line=self.parser.CurrentLineNumber, column=self.parser.CurrentColumnNumber + 1)


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
