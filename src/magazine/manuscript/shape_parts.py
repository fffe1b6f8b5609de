"""What stands in what, and what uses what, in a drawing: of a misplaced or missing part each renderer makes something else.

A browser takes a clip path that is not there for none, and shows all; resvg shows nothing. A browser applies style sheets wherever they stand,
also in a title; resvg is given drawings without notes. A drawing's first element becomes an inner one in the darkroom's frame. Which
differ was told by drawing each in both (``tests/darkroom/test_as_seen.py``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from magazine.manuscript.shape_sheets import declarations, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Look = tuple[str, str]

_LINES: Final = frozenset({"path", "line", "polyline", "polygon"})
_SHAPES: Final = _LINES | {"rect", "circle", "ellipse"}
_NOTES: Final = frozenset({"title", "desc", "metadata"})
_GRADIENTS: Final = frozenset({"linearGradient", "radialGradient"})
_GROUPS: Final = frozenset({"svg", "g", "defs", "symbol", "marker", "pattern", "mask"})
_COMPONENTS: Final = frozenset({"feFuncA", "feFuncB", "feFuncG", "feFuncR"})
_WITHIN: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(_GRADIENTS, frozenset({"stop"})),
    "clipPath": _SHAPES | {"use"},
    "feMerge": frozenset({"feMergeNode"}),
    "feComponentTransfer": _COMPONENTS,
}
"""What stands in elements that hold no shapes of all kinds."""
_INNER: Final = _COMPONENTS | {"feMergeNode", "stop"}
_MOVED: Final = _SHAPES | {"g", "use", "clipPath"}
_OF_SYMBOLS: Final = frozenset({"x", "y", "width", "height"})
_OF_MARKERS: Final = frozenset({"refX", "refY", "orient", "markerWidth", "markerHeight", "markerUnits"})
_SIDES: Final = frozenset({"width", "height"})
_EFFECTS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("opacity", "mask", "filter", "mix-blend-mode", "display"), _SHAPES | {"g", "use"}),
    "clip-path": _SHAPES | {"g", "use", "clipPath"},
    "visibility": _SHAPES | {"g", "use", "defs", "symbol", "clipPath", "mask", "marker", "pattern"},
    **dict.fromkeys(("marker", "marker-start", "marker-mid", "marker-end"), _LINES),
}
"""What may have effects: on other elements, one renderer knows them and the other does not."""
_HARMLESS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(_EFFECTS, frozenset({"none", "normal", "1"})),
    "display": frozenset({"inline", "block"}),
    "visibility": frozenset({"visible"}),
}
_NO_LENGTH: Final = re.compile(r"[+-]?0*\.?0*(?:[eE][+-]?[0-9]+)?(?:[a-z]+|%)?")
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("fill", "stroke"), _GRADIENTS | {"pattern"}),
    **dict.fromkeys(("marker", "marker-start", "marker-mid", "marker-end"), frozenset({"marker"})),
    "clip-path": frozenset({"clipPath"}),
    "mask": frozenset({"mask"}),
    "filter": frozenset({"filter"}),
}
_TARGETS: Final[Mapping[str, frozenset[str]]] = {
    "use": _SHAPES | {"g", "use", "symbol", "svg"},
    **dict.fromkeys(_GRADIENTS, _GRADIENTS),
    "pattern": frozenset({"pattern"}),
}
_SOURCES: Final = frozenset({"SourceGraphic", "SourceAlpha"})
_OF_STOPS_ALONE: Final = frozenset({"id", "href", "class", "style"})
_URL: Final = re.compile(r"url\((['\"]?)#([^'\")]+)\1\)")
_SHOWN: Final = 40


class Fault(NamedTuple):
    """What is wrong, and the line and column where it stands."""

    what: str
    line: int
    column: int


@dataclass(slots=True)
class _Element:
    """An element: its name, whether it stands among notes or is one, and what is asked of it at the end."""

    tag: str
    note: bool
    root: bool
    line: int
    column: int
    attributes: Mapping[str, str]
    stops: bool = False

    def fault(self, what: str) -> Fault:
        return Fault(what, self.line, self.column)


@dataclass(slots=True)
class Parts:
    """Takes in the elements of a drawing as they come, and says what is misplaced, and at the end what is missing."""

    _open: list[_Element] = field(default_factory=list)
    _ids: dict[str, _Element] = field(default_factory=dict)
    _twice: set[str] = field(default_factory=set)
    _uses: list[tuple[str, frozenset[str], _Element]] = field(default_factory=list)
    _wearers: dict[str, list[_Element]] = field(default_factory=lambda: defaultdict(list))
    _sheets: list[str] = field(default_factory=list)
    _gradients: list[_Element] = field(default_factory=list)
    _results: set[str] = field(default_factory=set)

    def begin(self, tag: str, attributes: Mapping[str, str], *, foreign: bool, line: int, column: int) -> str:
        """Take in an element where it begins, and say what is wrong with its place or its attributes there.

        Args:
            tag: its own name.
            attributes: by their own names.
            foreign: True where it is a drawing program's note.
            line: its place in the file.
            column: likewise.
        """
        parent = self._open[-1] if self._open else None
        note = foreign or tag in _NOTES or (parent is not None and parent.note)
        own = _Element(tag, note, parent is None, line, column, attributes)
        self._open.append(own)
        name = attributes.get("id")
        if name is not None:
            if name in self._ids:
                self._twice.add(name)
            self._ids.setdefault(name, own)
        if parent is not None and parent.tag == "style":
            return f"<{tag}> stands in a style sheet"
        if note:
            return "a style sheet stands among notes" if tag == "style" else ""
        self._take(own)
        if parent is not None and tag == "stop":
            parent.stops = True
        return _misplaced(tag, parent) or _misused(own) or self._unfed(own)

    def end(self) -> None:
        """Close the element that was begun last."""
        self._open.pop()

    def dress(self, sheet: str) -> None:
        """Take in a style sheet that has no fault."""
        self._sheets.append(sheet)

    def faults(self) -> Iterator[Fault]:
        """Tell, at the end, what is used and is not there, or is there twice, or is no such part, and what sheets make of elements."""
        for sheet in self._sheets:
            for selectors, look in rules_of(sheet):
                for selector in selectors:
                    yield from self._dressed(self._wearers.get(selector, ()), look)
        for name, kinds, user in self._uses:
            part = self._ids.get(name)
            if name in self._twice:
                yield user.fault(f"two of its parts are called “{name[:_SHOWN]}”, and one is used")
            elif part is None or part.note or part.tag not in kinds:
                yield user.fault(f"it uses “{name[:_SHOWN]}”, which is no part of it that can be used so")
        yield from self._plain_gradients()

    def _take(self, own: _Element) -> None:
        attributes = own.attributes
        self._needs(own, attributes.items())
        self._needs(own, declarations(attributes.get("style", "")))
        for name in (
            own.tag,
            *(f".{name}" for name in attributes.get("class", "").split()),
            f"#{attributes.get('id', '')}",
        ):
            self._wearers[name].append(own)
        if own.tag in _GRADIENTS:
            self._gradients.append(own)
        target = attributes.get("href", "")
        if target.startswith("#"):
            self._uses.append((target[1:], _TARGETS.get(own.tag, frozenset()), own))

    def _needs(self, own: _Element, look: Iterable[Look]) -> None:
        for name, value in look:
            kinds = _KINDS.get(name)
            if kinds is not None and "url(" in value:
                self._uses += [(match[2], kinds, own) for match in _URL.finditer(value)]

    def _dressed(self, wearers: Iterable[_Element], look: list[Look]) -> Iterator[Fault]:
        for own in wearers:
            self._needs(own, look)
            fault = _ill_dressed(own, look)
            if fault:
                yield own.fault(fault)

    def _plain_gradients(self) -> Iterator[Fault]:
        """Tell of gradients without colours, and of those that take more than colours from one of the other kind."""
        for own in self._gradients:
            target = own.attributes.get("href", "")
            source = self._ids.get(target[1:]) if target else None
            if not own.stops and source is None:
                yield own.fault(f"<{own.tag}> has no colours")
            if source is not None and source.tag != own.tag and not set(source.attributes) <= _OF_STOPS_ALONE:
                yield own.fault(f"<{own.tag}> takes more than colours from a <{source.tag}>")

    def _unfed(self, own: _Element) -> str:
        """Say whether an effect works on what is not there, and note what it makes."""
        if own.tag == "filter":
            self._results = set()
        if not own.tag.startswith("fe"):
            return ""
        for name in ("in", "in2"):
            source = own.attributes.get(name)
            if source is not None and source not in _SOURCES and source not in self._results:
                return f"its effect works on “{source[:_SHOWN]}”, which nothing made before it"
        if "result" in own.attributes:
            self._results.add(own.attributes["result"])
        return ""


def _misplaced(tag: str, parent: _Element | None) -> str:
    """Say whether an element stands where it is not drawn everywhere, or nowhere."""
    if parent is None:
        return ""
    within = _WITHIN.get(parent.tag)
    if within is not None:
        fits = tag in within
    elif parent.tag == "filter":
        fits = tag.startswith("fe") and tag not in _INNER
    elif parent.tag in _GROUPS:
        fits = tag not in _INNER and not tag.startswith("fe")
    else:
        fits = False
    return "" if fits or tag in _NOTES else f"<{tag}> stands in <{parent.tag}>, where it is not drawn alike everywhere"


def _misused(own: _Element) -> str:
    """Say whether an attribute stands on an element on which it is not drawn alike everywhere."""
    tag, attributes = own.tag, own.attributes
    if "transform" in attributes and tag not in _MOVED:
        which = "the drawing as a whole" if own.root else f"<{tag}>"
        return f"{which} is moved or turned (“transform”), which is not drawn alike everywhere: group what it holds, and move that"
    wrong = (_OF_SYMBOLS if tag == "symbol" else frozenset()) | (_OF_MARKERS if tag != "marker" else frozenset())
    name = next((name for name in attributes if name in wrong), None)
    if name is not None:
        return f"<{tag}> has “{name}”, which is not drawn alike everywhere"
    if tag in {"svg", "use"} and any(_NO_LENGTH.fullmatch(attributes.get(side, "1")) for side in _SIDES):
        return f"<{tag}> has no width or height"
    return _ill_dressed(own, [*attributes.items(), *declarations(attributes.get("style", ""))])


def _ill_dressed(own: _Element, look: Iterable[Look]) -> str:
    """Say whether an effect is given to an element that has it in one renderer alone."""
    for name, value in look:
        fits = _EFFECTS.get(name)
        if fits is not None and own.tag not in fits and value not in _HARMLESS[name]:
            if own.root:
                return f"the drawing as a whole has “{name}”: group what it holds, and give it to the group"
            return f"<{own.tag}> has “{name}”, which is not drawn alike everywhere"
    return ""
