"""What the preflight reads from a press file: every mark that is painted, with its page, its colour and its size."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pikepdf

    from magazine.editions.print.preflight.geometry import Box
    from magazine.issue.theme import PrintingCondition


PAGE: Final = "content"
"""The name of what stands on the page itself, and in no form."""


class Kind(Enum):
    """What a painting operator paints."""

    TEXT = "text"
    FILL = "area"
    STROKE = "line"
    PICTURE = "picture"
    SHADING = "gradient"


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour as the file states it: its colour space (``/DeviceCMYK``) and its parts, none for a pattern."""

    space: str
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """One mark on a page.

    Attributes:
        page: counted from 1.
        kind: what is painted.
        name: of the object that holds it, as resources name it; ``PAGE`` for the page itself.
        tint: its colour; None for pictures and patterns.
        over: True where it overprints, without the inks that it has none of (OPM 1).
        box: left, bottom, right and top in points, as far as it shows within its clip; None for text.
        thickness: of a line or thin rectangle in points; of text its size; 0 where it has none.
        object: the picture or shading.
        blend: the blend mode, ``/Normal``.
        ground: for overprinting text: the inks it stands on, as far as flat areas tell.
    """

    page: int
    kind: Kind
    name: str
    tint: Tint | None = None
    over: bool = False
    box: Box | None = None
    thickness: float = 0.0
    object: pikepdf.Object | None = None
    blend: str = "/Normal"
    ground: Tint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """Transparency met on a page: what brings it, and the blend space of the group that it is mixed in (None: the page's)."""

    page: int
    name: str
    what: str
    space: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font met on a page."""

    page: int
    name: str
    font: pikepdf.Object


@dataclass(slots=True, kw_only=True)
class Marks:
    """A document's pages, followed to the last mark.

    Attributes:
        pdf: the file, open.
        paints: every mark, page by page.
        veils: all transparency.
        faces: fonts, each on the first page that names it.
        states: graphics states by page and name, each once.
    """

    pdf: pikepdf.Pdf
    paints: list[Paint] = field(default_factory=list)
    veils: list[Veil] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    states: list[tuple[int, str, pikepdf.Object]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Proof(Marks):
    """A press file as the checks see it.

    Attributes:
        header: the version in the file's first line.
        condition: how the press prints.
    """

    header: str
    condition: PrintingCondition


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a check found.

    Attributes:
        page: counted from 1; 0 for the document as a whole.
        what: names the object and what is wrong with it.
        remedy: what to do about it.
        picture: the name of the picture at fault in the pages' resources, or empty.
    """

    page: int
    what: str
    remedy: str
    picture: str = ""
