"""Paragraphs as they are set: a page's text cut at its block elements, with the isolates that its markup makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import HTML, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterator

INLINE: Final = frozenset(
    f"{HTML}{name}"
    for name in (
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
        "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    )
)  # fmt: skip
"""What HTML sets within a line (HTML, "Phrasing content"); everything else begins a paragraph of its own."""

UNREAD: Final = frozenset(f"{HTML}{name}" for name in ("script", "style", "template"))
ISOLATES: Final = {"ltr": "\u2066", "rtl": "\u2067"}
FIRST_STRONG_ISOLATE, END_OF_ISOLATE, OBJECT = "\u2068", "\u2069", "\ufffc"
"""What ``bdi`` and ``dir`` come to in the bidirectional algorithm (HTML, "Bidirectional text"; Unicode Standard Annex 9, "Explicit directional isolates")."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is in force for some text: language and direction."""

    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, with the element that holds it."""

    text: str
    element: Any
    setting: Setting


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what is set like one.

    Attributes:
        element: the block that holds it.
        setting: of the block.
        pieces: the text in order.
        marked: the text with isolates as control characters, for the bidirectional algorithm.
    """

    element: Any
    setting: Setting
    pieces: tuple[Piece, ...]
    marked: str

    @property
    def text(self) -> str:
        """The plain text."""
        return "".join(piece.text for piece in self.pieces)


def setting_of(element: Any, outer: Setting = Setting("", "")) -> Setting:
    """Give what an element sets, and what it leaves as it was."""
    language = element.get("lang") or element.get(XML_LANG) or outer.language
    return Setting(language, (element.get("dir") or outer.direction).lower())


def inherited(element: Any) -> Setting:
    """Give what is in force at an element, by it and all around it."""
    parent = element.getparent()
    return setting_of(element, inherited(parent) if parent is not None else Setting("", ""))


def blocks_of(body: Any) -> Iterator[Block]:
    """Cut a page's body into its paragraphs."""
    return _Cutter().cut(body, inherited(body))


class _Cutter:
    """Walks a page and hands out a block whenever one ends."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._marked: list[str] = []

    def cut(self, element: Any, setting: Setting) -> Iterator[Block]:
        self._say(element.text, element, setting)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in UNREAD:
                inner = setting_of(child, setting)
                if child.tag in INLINE:
                    yield from self._inline(child, inner)
                else:
                    yield from self._ended(element, setting)
                    yield from self.cut(child, inner)
                    yield from self._ended(child, inner)
            self._say(child.tail, element, setting)
        if element.tag == f"{HTML}body":
            yield from self._ended(element, setting)

    def _inline(self, child: Any, inner: Setting) -> Iterator[Block]:
        if child.tag in {f"{HTML}br", f"{HTML}img"}:
            self._marked.append("\n" if child.tag == f"{HTML}br" else OBJECT)
            self._pieces.append(Piece(" ", child, inner))
            return
        direction = child.get("dir", "").lower()
        opening = ISOLATES.get(direction, FIRST_STRONG_ISOLATE if child.tag == f"{HTML}bdi" or direction else "")
        self._marked.append(opening)
        yield from self.cut(child, inner)
        self._marked.append(END_OF_ISOLATE if opening else "")

    def _say(self, text: str | None, element: Any, setting: Setting) -> None:
        if text:
            self._pieces.append(Piece(text, element, setting))
            self._marked.append(text)

    def _ended(self, element: Any, setting: Setting) -> Iterator[Block]:
        pieces, marked = self._pieces, "".join(self._marked)
        self._pieces, self._marked = [], []
        if any(piece.text.strip() for piece in pieces):
            yield Block(element, setting, tuple(pieces), marked)
