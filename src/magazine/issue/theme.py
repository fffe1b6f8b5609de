"""The house style as data: tokens and typefaces. Templates and style sheets stay in the theme's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font file of the theme.

    Attributes:
        family: the name in style sheets; no other file has the same family, weight and style.
        file: where it lies.
        weight: CSS weight, 100 to 900.
        style: ``normal`` or ``italic``.
        scripts: ``Arab``, ``Latn``, ``Tfng`` (ISO 15924).
        digest: SHA-256 of the file.
    """

    family: str
    file: Path
    weight: int
    style: str
    scripts: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingCondition:
    """How the press prints: ink, paper and screen, as its ICC profile knows them.

    Attributes:
        name: in the registry, ``FOGRA39``.
        registry: address of the registry that the name is from.
        info: in words, for the printer.
        file: the ICC profile, CMYK.
        digest: SHA-256 of the file.
        ink_limit: per cent of all four inks together that the paper takes.
    """

    name: str
    registry: str
    info: str
    file: Path
    digest: str
    ink_limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme's folder, read.

    Attributes:
        name: the folder's name.
        folder: where templates and style sheets lie.
        tokens: the custom properties of ``tokens/*.css`` by name without dashes (``navy`` → ``#0b2545``), references resolved.
        faces: the typefaces.
        digest: SHA-256 over every file of the theme, names included.
        condition: how the press prints, or None where the theme is for screens only.
    """

    name: str
    folder: Path
    tokens: Mapping[str, str]
    faces: tuple[Face, ...]
    digest: str
    condition: PrintingCondition | None = None
