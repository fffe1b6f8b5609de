"""The galley: what stands where on laid-out pages, in values of our own, so that it can be looked through without WeasyPrint.

Made by the press behind its door from WeasyPrint's boxes, which are known here by the names of their classes alone. Lengths are CSS
pixels from the page's upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

ANYWHERE: Final = (float("-inf"), float("inf"))
"""The measure of what stands in the margin on purpose, such as a list's numbers."""

KEPT_WHOLE: Final = frozenset({"aside", "blockquote", "figure"})
"""Elements that a reader takes for one thing, where the style sheet keeps them whole; a table or a gallery may go on over the page."""


class Area(NamedTuple):
    """A part of a page."""

    left: float
    top: float
    right: float
    bottom: float


class Run(NamedTuple):
    """Letters of one style on one line.

    Attributes:
        page: counted from 0.
        area: from side to side as wide as the letters, from top to bottom as high as the letters' own height.
        baseline: that they stand on.
        size: of the type.
        text: the letters.
        element: the element of the source that holds them.
        written: False for what the style sheet adds (numbers, marks).
        spacing: by how much each word space was stretched.
        limits: left and right edge of the measure that the line has to keep to.
        line: number of the line in the galley.
    """

    page: int
    area: Area
    baseline: float
    size: float
    text: str
    element: Any
    written: bool
    spacing: float
    limits: tuple[float, float]
    line: int


class Line(NamedTuple):
    """A line of a paragraph or heading.

    Attributes:
        page: counted from 0.
        stretch: number of the column or page that it stands in; they are counted through the galley.
        block: the element whose line it is.
        bottom: its lower edge.
        keeps_next: True where the style sheet forbids a break behind the block (headings).
        cell: True in a table's cell.
        note: True among the notes at the foot.
    """

    page: int
    stretch: int
    block: Any
    bottom: float
    keeps_next: bool
    cell: bool
    note: bool


class Plate(NamedTuple):
    """A picture in its place.

    Attributes:
        page: counted from 0.
        element: of the source.
        width: as it stands, before anything is cut off.
        pixels: how wide the picture itself is; 0 for a drawing.
        shown: the share of the picture that is seen, 0 to 1.
        over: by how much it stands over the end of its measure.
        below: by how much it stands over the lower end of the text area.
    """

    page: int
    element: Any
    width: float
    pixels: float
    shown: float
    over: float
    below: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    """All that stands on the pages of a sheet.

    Attributes:
        papers: the trimmed size of every page.
        areas: the text area of every page.
        runs: all letters.
        lines: all lines of text.
        plates: all pictures.
        parted: elements that should stay whole and stand in two columns or pages, with the first page.
    """

    papers: tuple[Area, ...]
    areas: tuple[Area, ...]
    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    plates: tuple[Plate, ...]
    parted: tuple[tuple[int, Any], ...]


class _Place(NamedTuple):
    """Where a box stands in: handed down from box to box."""

    page: int
    stretch: int
    limits: tuple[float, float]
    line: int = -1
    block: Any = None
    keeps_next: bool = False
    cell: bool = False
    note: bool = False


def read_galley(page_boxes: Sequence[Any]) -> Galley:
    """Read the galley from WeasyPrint's page boxes."""
    reader = _Reader()
    for number, page in enumerate(page_boxes):
        reader.page(number, page)
    return Galley(
        papers=tuple(reader.papers),
        areas=tuple(reader.areas),
        runs=tuple(reader.runs),
        lines=tuple(reader.lines),
        plates=tuple(reader.plates),
        parted=tuple(reader.parted()),
    )


class _Reader:
    def __init__(self) -> None:
        self.papers: list[Area] = []
        self.areas: list[Area] = []
        self.runs: list[Run] = []
        self.lines: list[Line] = []
        self.plates: list[Plate] = []
        self._stretch = 0
        self._whole: dict[Any, tuple[int, set[int]]] = {}

    def page(self, number: int, box: Any) -> None:
        self._stretch += 1
        left, top = box.content_box_x(), box.content_box_y()
        self.areas.append(Area(left, top, left + box.width, top + box.height))
        self.papers.append(Area(0, 0, box.margin_width(), box.margin_height()))
        place = _Place(number, self._stretch, (left, left + box.width))
        for child in box.children:
            kinds = _kinds(child)
            if "MarginBox" not in kinds:
                self._read(child, place._replace(note="FootnoteAreaBox" in kinds))

    def parted(self) -> list[tuple[int, Any]]:
        return [(page, element) for element, (page, stretches) in self._whole.items() if len(stretches) > 1]

    def _read(self, box: Any, place: _Place) -> None:
        box = getattr(box, "_box", box)  # what stands for a box that was taken out of the flow
        kinds = _kinds(box)
        if "TextBox" in kinds:
            self._run(box, place)
        elif "ReplacedBox" in kinds:
            self._plate(box, place)
        elif not box.is_leader and not box.style["transform"]:
            inner = self._entered(box, kinds, place)
            for child in box.children:
                self._read(child, inner)

    def _entered(self, box: Any, kinds: frozenset[str], place: _Place) -> _Place:
        if "LineBox" in kinds:
            bottom = box.position_y + box.height
            self.lines.append(
                Line(place.page, place.stretch, place.block, bottom, place.keeps_next, place.cell, place.note)
            )
            return place._replace(line=len(self.lines) - 1)
        if box.is_column:
            self._stretch += 1
            place = place._replace(stretch=self._stretch)
        if box.is_outside_marker:
            return place._replace(limits=ANYWHERE)
        if "BlockContainerBox" not in kinds:
            return place
        return self._in_block(box, place, cell=place.cell or "TableCellBox" in kinds)

    def _in_block(self, box: Any, place: _Place, *, cell: bool) -> _Place:
        style, left = box.style, box.content_box_x()
        if style["break_inside"].startswith("avoid") and _is_whole(box):
            self._whole.setdefault(box.element, (place.page, set()))[1].add(place.stretch)
        keeps = style["break_after"].startswith("avoid")
        return place._replace(limits=(left, left + box.width), block=box.element, keeps_next=keeps, cell=cell)

    def _run(self, box: Any, place: _Place) -> None:
        text = box.text
        if not text.strip():
            return
        top = box.position_y + box.margin_top
        self.runs.append(
            Run(
                page=place.page,
                area=Area(box.position_x, top, box.position_x + box.width, top + box.height),
                baseline=box.position_y + box.baseline,
                size=box.style["font_size"],
                text=text,
                element=box.element,
                written=box.element_tag.partition("::")[2] in {"", "first-letter", "first-line"},
                spacing=box.justification_spacing,
                limits=place.limits,
                line=place.line,
            )
        )

    def _plate(self, box: Any, place: _Place) -> None:
        wide, high, _ = box.replacement.get_intrinsic_size(1, box.style["font_size"])
        width, shown = box.width, 1.0
        if box.style["object_fit"] == "cover" and wide and high and box.width and box.height:
            scale = max(box.width / wide, box.height / high)
            width = wide * scale
            shown = box.width * box.height / (width * high * scale)
        drawing = type(box.replacement).__name__ != "RasterImage"
        over = below = 0.0
        if box.is_in_normal_flow():
            left, right = place.limits
            over = max(left - box.position_x, box.position_x + box.margin_width() - right)
            below = box.position_y + box.margin_height() - self.areas[-1].bottom
        self.plates.append(Plate(place.page, box.element, width, 0 if drawing else wide or 0, shown, over, below))


def _is_whole(box: Any) -> bool:
    element = box.element
    return (
        element.tag in KEPT_WHOLE
        and "::" not in box.element_tag
        and element.find(".//table") is None
        and element.find(".//figure") is None
    )


def _kinds(box: Any) -> frozenset[str]:
    box_class: Any = type(box)
    return _names(box_class)


@cache
def _names(box_class: Any) -> frozenset[str]:
    return frozenset(each.__name__ for each in box_class.__mro__)
