"""A book as a list of zip entries that can be changed, and written again with all that a zip file may get wrong."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PACKAGE = "EPUB/content.opf"
NAV = "EPUB/nav.xhtml"
NCX = "EPUB/toc.ncx"
SHEET = "EPUB/style/magazine.css"
COVER = "EPUB/cover.xhtml"
EDITORIAL = "EPUB/articles/editorial.xhtml"
PATROL = "EPUB/articles/patrol.xhtml"
FIGURES = "EPUB/articles/figures.xhtml"
WORDS = "EPUB/articles/words.xhtml"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry of the zip file: its name, its bytes, how they are packed, and what its extra field holds."""

    name: str
    data: bytes
    packing: int = ZIP_DEFLATED
    extra: bytes = b""


Leaves: TypeAlias = tuple[Leaf, ...]
Change: TypeAlias = "Callable[[Leaves], Leaves]"


def unbound(book: Path) -> Leaves:
    with ZipFile(book) as source:
        return tuple(Leaf(entry.filename, source.read(entry), entry.compress_type) for entry in source.infolist())


def bound(leaves: Leaves, into: Path) -> Path:
    with ZipFile(into, "w") as target, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Duplicate name")
        for leaf in leaves:
            entry = ZipInfo(leaf.name, (2019, 1, 1, 0, 0, 0))
            entry.compress_type, entry.extra = leaf.packing, leaf.extra
            target.writestr(entry, leaf.data)
    return into


def find(leaves: Leaves, pattern: str) -> Leaf:
    """Give the first entry of a name; ``*`` stands for what changes with the contents."""
    return next(leaf for leaf in leaves if fnmatchcase(leaf.name, pattern))
