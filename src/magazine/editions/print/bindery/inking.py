"""One content stream from light to ink: every colour in the four inks, and black that overprints.

Black alone is printed over what lies below it (OPM 1), so that letters keep no white rim where plates do not meet: text and rules do
as the Ghent Workgroup's specifications for magazine printing ask (GWG 2015: black text overprints, white never does).
Black areas knock out: they would show what they lie on, and could take more ink than the paper bears.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Protocol

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

from magazine.darkroom.separation import BLACK, light_of_lab

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.darkroom.separation import Inks

OVERPRINT: Final = "/MagazineOverprint"
KNOCKOUT: Final = "/MagazineKnockout"
"""Graphics states that the rewritten streams name; ``name_states`` puts them into their resources."""

AREA_PT: Final = 3.0
"""A black rectangle as thick as this is an area and knocks out; a thinner one is a rule and overprints."""

FILLS: Final = {"f", "F", "f*"}
STROKES: Final = {"S", "s"}
BOTH: Final = {"B", "B*", "b", "b*"}
PATHS: Final = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
TEXTS: Final = {"Tj", "TJ", "'", '"'}
OBJECTS: Final = {"Do", "sh", "INLINE IMAGE"}
MODES_FILL, MODES_STROKE = {0, 2, 4, 6}, {1, 2, 5, 6}
"""Text rendering modes that fill, and that stroke (ISO 32000-1, 9.3.6)."""


COLOURS: Final = {"cs", "CS", "sc", "SC", "scn", "SCN", "g", "G", "rg", "RG", "k", "K"}
LUMINANCE: Final = (0.3, 0.59, 0.11)
"""Weights of red, green and blue in a luminosity mask (ISO 32000-1, 11.5.3)."""


class Mixer(Protocol):
    """Gives the inks of light."""

    def mix(self, light: tuple[float, float, float]) -> Inks:
        """Give the inks of red, green and blue, 0 to 1 each."""
        ...


@dataclass(frozen=True, slots=True)
class State:
    """What the content stream has set: colours (None for a pattern), their spaces, the text mode, and whether it overprints."""

    fill: Inks | None = BLACK
    stroke: Inks | None = BLACK
    fill_space: str = "/DeviceGray"
    stroke_space: str = "/DeviceGray"
    mode: int = 0
    over: bool | None = None


Instruction = tuple[Any, Any]
"""Operands and operator."""


class Inking:
    """Rewrites content streams.

    Args:
        mixer: gives the inks.
    """

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer

    def rewritten(self, stream: pikepdf.Object, spaces: Any) -> bytes:
        """Give a content stream in inks.

        Args:
            stream: a page, a form or a tiling pattern.
            spaces: its colour space resources.
        """
        return bytes(pikepdf.unparse_content_stream(list(self._instructions(stream, spaces))))

    def _instructions(self, stream: pikepdf.Object, spaces: Any) -> Iterator[Instruction]:
        state, saved = State(), []
        path: list[Instruction] = []
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name in PATHS:
                path.append((operands, operator))
                continue
            if name == "q":
                saved.append(state)
            elif name == "Q":
                state = saved.pop() if saved else State()
            elif name == "Tr":
                state = replace(state, mode=int(operands[0]))
            elif name in COLOURS:
                state, written = self._coloured(state, name, list(operands), spaces)
                yield from written
                continue
            over = _overprints(name, state, path)
            if over is not None and over is not state.over:
                state = replace(state, over=over)
                yield [Name(OVERPRINT if over else KNOCKOUT)], Operator("gs")
            yield from path
            path = []
            yield operands, operator
        yield from path

    def _coloured(self, state: State, name: str, operands: list[Any], spaces: Any) -> tuple[State, list[Instruction]]:
        """Follow an operator that sets a colour or its space, and write it in inks."""
        stroking = name.isupper()
        lower = name.lower()
        if lower == "cs":
            space = str(operands[0])
            state = replace(state, **{"stroke_space" if stroking else "fill_space": space})  # type: ignore[arg-type]
            return state, [(operands, Operator(name))] if space == "/Pattern" else []
        if lower in {"sc", "scn"}:
            space = state.stroke_space if stroking else state.fill_space
            if space == "/Pattern":
                return replace(state, **{"stroke" if stroking else "fill": None}), [(operands, Operator(name))]  # type: ignore[arg-type]
            inks = self.inks(space, [float(part) for part in operands], spaces)
        else:
            space = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}[lower]
            inks = self.inks(space, [float(part) for part in operands], spaces)
        state = replace(state, **{"stroke" if stroking else "fill": inks})  # type: ignore[arg-type]
        return state, [([_number(part) for part in inks], Operator("K" if stroking else "k"))]

    def inks(self, space: str, parts: Sequence[float], spaces: Any) -> Inks:
        """Give the inks of a colour in a device space, or in one of WeasyPrint's Lab spaces.

        Raises:
            ValueError: for any other space.
        """
        if space == "/DeviceCMYK":
            cyan, magenta, yellow, black = parts
            return cyan, magenta, yellow, black
        if space == "/DeviceGray":
            return (0.0, 0.0, 0.0, round(1 - parts[0], 4))
        if space == "/DeviceRGB":
            red, green, blue = parts
            return self._mixer.mix((red, green, blue))
        own = spaces.get(space) if spaces is not None else None
        if isinstance(own, Array) and own[0] == Name.Lab:
            return self._mixer.mix(light_of_lab(parts))
        raise ValueError(f"no inks are known for colours of {space}")


def greyed(stream: pikepdf.Object) -> bytes:
    """Give the content of a luminosity mask in greys: inks would change how much it lets through."""
    written: list[Instruction] = []
    for operands, operator in pikepdf.parse_content_stream(stream):
        name = str(operator)
        if name in {"rg", "RG"}:
            grey = sum(float(part) * weight for part, weight in zip(operands, LUMINANCE, strict=True))
            written.append(([_number(grey)], Operator("g" if name == "rg" else "G")))
        else:
            written.append((operands, operator))
    return bytes(pikepdf.unparse_content_stream(written))


def name_states(resources: pikepdf.Object) -> None:
    """Put the two states of overprinting into a stream's resources."""
    if "/ExtGState" not in resources:
        resources.ExtGState = Dictionary()
    resources.ExtGState[OVERPRINT] = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    resources.ExtGState[KNOCKOUT] = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)


def _overprints(name: str, state: State, path: Sequence[Instruction]) -> bool | None:
    """Say whether a painting operator is to overprint; None where it paints nothing."""
    if name in TEXTS:
        fills, strokes = state.mode in MODES_FILL, state.mode in MODES_STROKE
    elif name in FILLS | BOTH | STROKES:
        fills, strokes = name in FILLS | BOTH, name in STROKES | BOTH
    elif name in OBJECTS:
        return False if state.over else None
    else:
        return None
    colours = [colour for colour, used in ((state.fill, fills), (state.stroke, strokes)) if used]
    if not colours:
        return None
    return all(colour == BLACK for colour in colours) and not (fills and _is_area(path))


def _is_area(path: Sequence[Instruction]) -> bool:
    """Say whether a path is made of rectangles of which one is no rule."""
    drawn = [(str(operator), operands) for operands, operator in path if str(operator) not in {"W", "W*"}]
    if not drawn or any(name != "re" for name, _ in drawn):
        return False
    return any(min(abs(float(part)) for part in operands[2:4]) >= AREA_PT for _, operands in drawn)


def _number(part: float) -> Any:
    rounded = round(part, 4)
    return int(rounded) if rounded == int(rounded) else rounded
