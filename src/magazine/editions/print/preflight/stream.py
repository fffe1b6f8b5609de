"""One content stream, followed as a printer's machine would: what is set, and what is painted with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

import pikepdf
from pikepdf import Dictionary, Name

from magazine.editions.print.preflight import geometry as g
from magazine.editions.print.preflight.proof import Kind, Tint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from magazine.editions.print.preflight.reader import Reader

BLACK: Final = Tint("/DeviceGray", (0.0,))
DEVICE: Final = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
FILLS, STROKES, BOTH = {"f", "F", "f*"}, {"S", "s"}, {"B", "B*", "b", "b*"}
PAINTS: Final = FILLS | STROKES | BOTH
TEXTS: Final = {"Tj", "TJ", "'", '"'}
COLOURS: Final = {"g", "rg", "k", "cs", "sc", "scn"}
POINTS: Final = {"m": 1, "l": 1, "c": 3, "v": 2, "y": 2}
"""Path operators, and how many points each has."""
INVISIBLE: Final = 3
"""The text rendering mode that paints nothing."""
STROKED: Final = {1, 2, 5, 6}
FILLED: Final = {0, 2, 4, 6}


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state, as far as any check asks for it."""

    matrix: g.Matrix = g.UNMOVED
    clip: g.Box = g.EVERYWHERE
    fill: Tint = BLACK
    stroke: Tint = BLACK
    width: float = 1.0
    size: float = 0.0
    text: g.Matrix = g.UNMOVED
    mode: int = 0
    over: bool = False
    over_stroke: bool = False
    keep: bool = False
    blend: str = "/Normal"


@dataclass(slots=True)
class Path:
    """The path under construction."""

    points: list[tuple[float, float]] = field(default_factory=list)
    rectangles: list[g.Box] = field(default_factory=list)
    others: bool = False
    clips: bool = False


class Stream:
    """One content stream being followed."""

    def __init__(self, reader: Reader, resources: Any, state: State, name: str, depth: int) -> None:
        self._reader = reader
        self._resources = resources
        self._state = state
        self._saved: list[State] = []
        self._path = Path()
        self._name = name
        self._depth = depth
        self._graphics: dict[str, Callable[[State], State]] = {}

    def follow(self, instructions: Sequence[Any]) -> None:
        """Follow the instructions from first to last."""
        for operands, name in instructions:
            if name in POINTS or name == "re":
                self._draw(name, operands)
            elif name in PAINTS or name == "n":
                self._paint_path(name)
            elif name.lower() in COLOURS:
                self._colour(name, operands)
            elif name in self.HANDLERS:
                self.HANDLERS[name](self, operands)

    # Paths

    def _draw(self, name: str, operands: Any) -> None:
        numbers = list(map(float, operands))
        if name == "re":
            x, y, width, height = numbers
            self._path.points += [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            self._path.rectangles.append((x, y, width, height))
            return
        self._path.others = True
        self._path.points += list(zip(numbers[::2], numbers[1::2], strict=True))

    def _paint_path(self, name: str) -> None:
        path, self._path = self._path, Path()
        if not path.points:
            return
        state = self._state
        whole = g.around(path.points, state.matrix)
        box = g.common(whole, state.clip)
        shown = box[2] > box[0] or box[3] > box[1]
        if shown and name in FILLS | BOTH:
            self._fill(path, box)
        if shown and name in STROKES | BOTH:
            width = state.width * g.scale(state.matrix)
            self._reader.paint(
                Kind.STROKE, self._name, tint=self._tint(state.stroke), over=state.over_stroke and state.keep,
                thickness=width, box=box, blend=state.blend,
            )  # fmt: skip
        if path.clips:
            self._state = replace(state, clip=box)

    def _fill(self, path: Path, box: g.Box) -> None:
        state = self._state
        thin = 0.0
        if path.rectangles and not path.others:
            across, down = g.sides(state.matrix)
            edges = [min(abs(width) * across, abs(height) * down) for _, _, width, height in path.rectangles]
            thin = min((edge for edge in edges if edge), default=0.0)
            if len(path.rectangles) == 1:
                self._reader.ground(box, self._tint(state.fill))
        self._reader.paint(
            Kind.FILL, self._name, tint=self._tint(state.fill), over=state.over and state.keep, box=box,
            thickness=thin, blend=state.blend,
        )  # fmt: skip

    def _tint(self, tint: Tint) -> Tint | None:
        return None if tint.space == "/Pattern" else tint

    # Colours

    def _colour(self, name: str, operands: Any) -> None:
        stroking, lower = name.isupper(), name.lower()
        before = self._state.stroke if stroking else self._state.fill
        if lower == "cs":
            tint = Tint(self._space(str(operands[0])), ())
        elif lower in DEVICE:
            tint = Tint(DEVICE[lower], tuple(float(part) for part in operands))
        elif before.space == "/Pattern":
            tint = before
            pattern = self._resources.get("/Pattern", {}).get(str(operands[-1]))
            if pattern is not None:
                self._reader.pattern(pattern, str(operands[-1]), self._depth, self._state)
        else:
            tint = Tint(before.space, tuple(float(part) for part in operands))
        self._state = replace(self._state, **{"stroke" if stroking else "fill": tint})  # type: ignore[arg-type]

    def _space(self, name: str) -> str:
        """Name a colour space: a device's, or that of the resource, as ``/ICCBased`` or ``/Separation /All``."""
        own = self._resources.get("/ColorSpace", {}).get(name)
        if own is None or isinstance(own, Name):
            return name if own is None else str(own)
        family = str(own[0])
        return f"{family} {own[1]}" if family == "/Separation" else family

    # Text

    def _show(self, _: Any) -> None:
        state = self._state
        if state.mode == INVISIBLE:
            return
        size = state.size * g.scale(g.times(state.text, state.matrix))
        for used, tint, over in (
            (state.mode in FILLED, state.fill, state.over),
            (state.mode in STROKED, state.stroke, state.over_stroke),
        ):
            if used:
                over_all = over and state.keep
                point = g.moved((state.text[4], state.text[5]), state.matrix)
                self._reader.paint(
                    Kind.TEXT, self._name, tint=self._tint(tint), over=over_all, thickness=size, blend=state.blend,
                    ground=self._reader.ground_at(point) if over_all else None,
                )  # fmt: skip

    # Everything else, by operator

    def _save(self, _: Any) -> None:
        self._saved.append(self._state)

    def _restore(self, _: Any) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: Any) -> None:
        self._state = replace(self._state, matrix=g.times(g.matrix_of(operands), self._state.matrix))

    def _clip(self, _: Any) -> None:
        self._path.clips = True

    def _begin_text(self, _: Any) -> None:
        self._state = replace(self._state, text=g.UNMOVED)

    def _font(self, operands: Any) -> None:
        self._state = replace(self._state, size=float(operands[1]))

    def _text_matrix(self, operands: Any) -> None:
        self._state = replace(self._state, text=g.matrix_of(operands))

    def _mode(self, operands: Any) -> None:
        self._state = replace(self._state, mode=int(operands[0]))

    def _width(self, operands: Any) -> None:
        self._state = replace(self._state, width=float(operands[0]))

    def _graphics_state(self, operands: Any) -> None:
        name = str(operands[0])
        if name not in self._graphics:
            self._graphics[name] = self._read_graphics(name)
        self._state = self._graphics[name](self._state)

    def _read_graphics(self, name: str) -> Callable[[State], State]:
        """Read a graphics state, and say how it changes ours."""
        own = self._resources.get("/ExtGState", {}).get(name)
        if own is None:
            return lambda state: state
        self._reader.graphics(name, own)
        changes: dict[str, Any] = {}
        if "/OP" in own:
            changes["over_stroke"] = bool(own.OP)
            changes["over"] = bool(own.get("/op", own.OP))
        elif "/op" in own:
            changes["over"] = bool(own.op)
        if "/OPM" in own:
            changes["keep"] = int(own.OPM) == 1
        if "/LW" in own:
            changes["width"] = float(own.LW)
        if "/BM" in own:
            changes["blend"] = str(own.BM[0] if isinstance(own.BM, pikepdf.Array) else own.BM)
        self._note_veils(name, own)
        return lambda state: replace(state, **changes)

    def _note_veils(self, name: str, own: Any) -> None:
        for key in ("/ca", "/CA"):
            if float(own.get(key, 1)) < 1:
                self._reader.veil(name, f"an opacity of {float(own[key]):g}")
        if "/BM" in own and str(own.BM) not in {"/Normal", "/Compatible"}:
            self._reader.veil(name, f"the blend mode {own.BM}")
        mask = own.get("/SMask")
        if isinstance(mask, Dictionary):
            self._reader.veil(name, "a soft mask")

    def _object(self, operands: Any) -> None:
        name = str(operands[0])
        item = self._resources.get("/XObject", {}).get(name)
        if item is None:
            return
        if item.get("/Subtype") == Name.Form:
            self._reader.form(item, self._state, name, self._depth)
            return
        box = g.common(g.around(g.UNIT, self._state.matrix), self._state.clip)
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        across, down = g.sides(self._state.matrix)
        if "/SMask" in item:
            self._reader.veil(name, "a picture with a soft mask")
        self._reader.ground(box, None)
        self._reader.paint(
            Kind.PICTURE, name, object=item, box=box, blend=self._state.blend,
            thickness=min(int(item.Width) / across, int(item.Height) / down) * g.POINTS_PER_INCH,
        )  # fmt: skip

    def _shading(self, operands: Any) -> None:
        shading = self._resources.get("/Shading", {}).get(str(operands[0]))
        if shading is not None:
            self._reader.paint(Kind.SHADING, str(operands[0]), object=shading, box=self._state.clip)

    def _inline(self, _: Any) -> None:
        self._reader.paint(Kind.PICTURE, "an inline picture", box=self._state.clip)

    HANDLERS: ClassVar[dict[str, Callable[[Stream, Any], None]]] = {
        "q": _save, "Q": _restore, "cm": _transform, "W": _clip, "W*": _clip, "BT": _begin_text, "Tf": _font,
        "Tm": _text_matrix, "Tr": _mode, "w": _width, "Tj": _show, "TJ": _show, "'": _show, '"': _show,
        "gs": _graphics_state, "Do": _object, "sh": _shading, "INLINE IMAGE": _inline,
    }  # fmt: skip
    """What follows each operator that matters to a check."""


OPERATORS: Final = " ".join(
    [*Stream.HANDLERS, *POINTS, *PAINTS, "n", "re", *COLOURS, *map(str.upper, COLOURS), "BI ID EI"]
)
"""What is read of a content stream; marked content and settings that no check asks for are passed over."""
