"""The fonts of a book: what its sheets offer, what its files hold, and which text is set in which."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import tinycss2
from fontTools.ttLib import TTFont, TTLibError

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.cascade import BOLD, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.editions.epub.lint.cascade import Look
    from magazine.editions.epub.lint.documents import Document, Sheet
    from magazine.editions.epub.lint.opened import OpenedBook

Type = tuple[tuple[str, ...], int, str]
"""Families, weight and style that a text asks for."""

GENERIC: Final = frozenset({
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math",
    "ui-serif", "ui-sans-serif", "ui-monospace", "initial", "unset",
})  # fmt: skip
"""Families that every system has (CSS Fonts 4, "Generic font families"), and words that are none."""

WRITTEN: Final = frozenset("LMNP")
"""Unicode's letters, marks, numbers and punctuation; symbols and spaces any system has."""

FONT_ENDINGS: Final = (".ttf", ".otf", ".woff", ".woff2")
COPYRIGHT_NAME: Final = 0
"""Of a font's name table (OpenType, ``name``)."""


@dataclass(frozen=True, eq=False, kw_only=True)
class OfferedFace:
    """A face that a sheet offers.

    Attributes:
        family: its name.
        weight: 1 to 1000.
        style: ``normal`` or ``italic``.
        file: its place in the zip file.
        sheet: where it is offered.
        rule: the ``@font-face`` rule.
    """

    family: str
    weight: int
    style: str
    file: str
    sheet: Sheet
    rule: Any


@dataclass(eq=False)
class TypeUsed:
    """Which letters the book's text takes from which face, and which it finds in none.

    Attributes:
        faces: that the sheets offer.
        taken: letters by face.
        lacking: letters that no face of their stack holds, by the family that the text asks for first, with an example.
    """

    faces: tuple[OfferedFace, ...]
    taken: dict[OfferedFace, set[str]] = field(default_factory=dict)
    lacking: dict[str, dict[str, tuple[Document, Any]]] = field(default_factory=dict)


def font_files(book: OpenedBook) -> tuple[str, ...]:
    """Give the fonts that lie in the book."""
    return tuple(sorted(name for name in book.names if name.lower().endswith(FONT_ENDINGS)))


def offered_faces(book: OpenedBook) -> tuple[OfferedFace, ...]:
    """Give the faces that the sheets offer."""
    return tuple(_offered(book))


def font_of(content: bytes) -> TTFont | None:
    """Open a font, or give None where it is none."""
    try:
        return TTFont(BytesIO(content), lazy=True)
    except (TTLibError, OSError, ValueError, AssertionError, ImportError):
        return None


@lru_cache(maxsize=64)
def letters_of(content: bytes) -> frozenset[int]:
    """Give the letters that a font has glyphs for."""
    font = font_of(content)
    try:
        return frozenset(font.getBestCmap() or ()) if font is not None else frozenset()
    except Exception:  # noqa: BLE001 - fontTools raises what a broken table makes it raise
        return frozenset()


def copyright_of(content: bytes) -> str:
    """Give a font's copyright words, or nothing."""
    font = font_of(content)
    try:
        return (font["name"].getDebugName(COPYRIGHT_NAME) or "") if font is not None else ""
    except Exception:  # noqa: BLE001 - fontTools raises what a broken table makes it raise
        return ""


def type_used(book: OpenedBook) -> TypeUsed:
    """Set all text of the book, as a reading system does that takes the nearest face of each family in turn."""
    faces = offered_faces(book)
    used = TypeUsed(faces)
    repertoire = {face: letters_of(book.read(face.file)) for face in faces}
    stacks: dict[Type, list[OfferedFace]] = {}
    examples: dict[tuple[Type, str], tuple[Document, Any]] = {}
    for page, shown in book.shown(Scheme.LIGHT):
        kind = (shown.look.families, shown.look.weight, shown.look.style)
        if kind not in stacks:
            stacks[kind] = [face for name in shown.look.families for face in nearest(faces, name, shown.look)]
        for letter in {*shown.text}:
            examples.setdefault((kind, letter), (page, shown.element))
    for (kind, letter), example in examples.items():
        face = next((face for face in stacks[kind] if ord(letter) in repertoire[face]), None)
        if face is not None:
            used.taken.setdefault(face, set()).add(letter)
        elif kind[0] and kind[0][0].lower() not in GENERIC and unicodedata.category(letter)[0] in WRITTEN:
            used.lacking.setdefault(kind[0][0], {}).setdefault(letter, example)
    return used


def nearest(faces: Iterable[OfferedFace], family: str, look: Look) -> list[OfferedFace]:
    """Choose a family's face: its style first, then the nearest weight, the heavier of two above 500 (CSS Fonts 4, section 5.2)."""
    own = [face for face in faces if face.family == family]
    same = [face for face in own if (face.style == "normal") == (look.style == "normal")] or own
    heavy = look.weight > 500  # noqa: PLR2004 - the standard's own border
    same.sort(key=lambda face: ((face.weight < look.weight) == heavy, abs(face.weight - look.weight)))
    return same[:1]


def _offered(book: OpenedBook) -> Iterator[OfferedFace]:
    for sheet in book.sheets:
        for rule, said in sheet.faces:
            weight = _words(said, "font-weight") or "400"
            yield OfferedFace(
                family=_words(said, "font-family").strip("\"'"),
                weight=BOLD.get(weight) or int(weight.split()[0] if weight.split()[0].isdecimal() else 400),
                style=_words(said, "font-style") or "normal",
                file=next((resolve(sheet.name, address).name for address in addresses(said.get("src"))), ""),
                sheet=sheet,
                rule=rule,
            )


def addresses(declaration: Any) -> Iterator[str]:
    """Give every ``url()`` of a declaration, or of anything else that tinycss2 parsed."""
    for token in getattr(declaration, "value", None) or ():
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (argument.value for argument in token.arguments if argument.type == "string")


def _words(said: Any, name: str) -> str:
    return str(tinycss2.serialize(said[name].value)).strip() if name in said else ""
