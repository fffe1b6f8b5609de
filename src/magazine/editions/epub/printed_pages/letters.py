"""The letters of a finished page, and where in its bytes each of them stands. Pure.

A marker is put into a page as it was written; nothing else of the page may change. So the page is walked and not parsed into a tree to be
written again: expat says at which byte everything begins, and a marker is inserted there.

Letters are compared bare: compatibility forms dissolved (NFKD), so that a lam-alef of one code is the same as its two letters; without
vowel signs, accents, tatweel, hyphens, punctuation, isolates and white space, which print and book set differently.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ParserCreate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TATWEEL: Final = "\u0640"
"""Lengthens a joined Arabic letter; Unicode counts it as a letter."""

BREAKS: Final = frozenset(" \t\n\r\u2028\u2029\u200b")
"""What parts words for a printed line; a no-break space holds a quotation mark to its word."""

UNPRINTED_TAGS: Final = frozenset({"audio", "video", "object", "iframe", "svg", "script", "style", "template"})
UNPRINTED_CLASSES: Final = frozenset({"chart-data", "corrections", "onward"})
"""What the book says and the printed page does not: fall-backs of players, the table of a drawn chart, later corrections, the ways on from
an article's end."""

SILENT: Final = ("M", "C", "L")
"""Categories of signs within a word: vowel signs and accents, invisible ones, tatweel."""

INLINE: Final = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "rb",
        "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements within a line (HTML, section 4.5); they begin no word."""


@dataclass(slots=True)
class Element:
    """An element of the page.

    Attributes:
        tag: its name.
        attributes: as written.
        parent: the element around it, or None for the outermost.
        start: the byte at which its start tag begins.
        first: how many letters stand before it.
        inside: the byte behind its start tag.
        end: the byte at which its end tag begins.
        last: how many letters stand before its end.
        children: the elements within, in order.
    """

    tag: str
    attributes: Mapping[str, str]
    parent: Element | None
    start: int
    first: int
    inside: int = -1
    end: int = -1
    last: int = -1
    children: list[Element] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def outwards(self) -> Iterator[Element]:
        """Give the element, then those around it."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(slots=True)
class Letters:
    """What is to be read on a page.

    Attributes:
        text: the bare letters and figures, one after the other.
        offsets: for each the byte at which a marker before it would stand: before its quotation mark, too.
        owners: for each the element around it.
        starts: the letters that begin a word, in order.
        elements: all elements, in order of their start tags.
    """

    text: str
    offsets: list[int]
    owners: list[Element]
    starts: frozenset[int]
    elements: list[Element]

    @property
    def body(self) -> Element:
        """The page's body."""
        return next(element for element in self.elements if element.tag == "body")

    def named(self, anchor: str) -> Element | None:
        """Give the element of an id."""
        return next((element for element in self.elements if element.attributes.get("id") == anchor), None)

    def where(self, letters: str) -> Iterator[int]:
        """Give the places at which words beginning with these letters stand."""
        place = self.text.find(letters)
        while letters and place >= 0:
            if place in self.starts:
                yield place
            place = self.text.find(letters, place + 1)


def read_letters(page: bytes) -> Letters:
    """Read a page.

    Raises:
        ExpatError: where it is not well-formed.
    """
    return _Reading(page).letters()


def bare(text: str) -> str:
    """Give the letters and figures of a text as they are compared."""
    return "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(part for part in parts if part.isalnum() and part != TATWEEL)


class _Reading:
    """One walk through a page."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        self._text: list[str] = []
        self._offsets: list[int] = []
        self._owners: list[Element] = []
        self._starts: set[int] = set()
        self._elements: list[Element] = []
        self._open: list[Element] = []
        self._unopened: Element | None = None
        self._unprinted = 0
        self._between_words = True
        self._seat = -1
        """Where signs began that belong to the word after them; -1 where there are none."""
        self._in_word = False
        self._cdata = -1

    def letters(self) -> Letters:
        parser = self._parser = ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self._read
        parser.StartCdataSectionHandler = self._begin_cdata
        parser.EndCdataSectionHandler = self._finish_cdata
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._pass
        parser.Parse(self._page, True)  # noqa: FBT003 - expat's own signature
        return Letters(
            text="".join(self._text), offsets=self._offsets, owners=self._owners, starts=frozenset(self._starts),
            elements=self._elements,
        )  # fmt: skip

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._pass()
        parent = self._open[-1] if self._open else None
        element = Element(tag, attributes, parent, self._parser.CurrentByteIndex, len(self._text))
        if parent is not None:
            parent.children.append(element)
        self._elements.append(element)
        self._open.append(element)
        self._unopened = element
        self._unprinted += _is_unprinted(element)
        self._part(tag)

    def _finish(self, tag: str) -> None:
        self._pass()
        element = self._open.pop()
        element.end, element.last = self._parser.CurrentByteIndex, len(self._text)
        self._unprinted -= _is_unprinted(element)
        self._part(tag)

    def _part(self, tag: str) -> None:
        """Note that signs do not go over the edges of elements, and words not over those of blocks."""
        self._between_words |= tag not in INLINE or tag == "br"
        self._seat, self._in_word = -1, False

    def _pass(self, *_: str) -> None:
        """Note the end of a start tag: whatever comes next begins there."""
        if self._unopened is not None:
            self._unopened.inside = self._parser.CurrentByteIndex
            self._unopened = None

    def _begin_cdata(self) -> None:
        self._pass()
        self._cdata = self._parser.CurrentByteIndex

    def _finish_cdata(self) -> None:
        self._cdata = -1

    def _read(self, data: str) -> None:
        self._pass()
        if self._unprinted or [element.tag for element in self._open[1:2]] != ["body"]:
            return
        offset = self._parser.CurrentByteIndex
        for sign in data:
            self._take(sign, self._cdata if self._cdata >= 0 else offset)
            offset += len(sign.encode())

    def _take(self, sign: str, offset: int) -> None:
        if sign in BREAKS:
            self._between_words, self._seat, self._in_word = True, -1, False
            return
        letters = _bare(sign)
        if not letters:
            self._seat = offset if self._seat < 0 and not self._in_word else self._seat
            self._between_words |= not unicodedata.category(sign).startswith(SILENT)
            return
        for letter in letters:
            if self._between_words:
                self._starts.add(len(self._text))
            self._text.append(letter)
            self._offsets.append(offset if self._seat < 0 else self._seat)
            self._owners.append(self._open[-1])
            self._between_words = False
        self._seat, self._in_word = -1, True


def _is_unprinted(element: Element) -> bool:
    return (
        element.tag in UNPRINTED_TAGS
        or bool(element.classes & UNPRINTED_CLASSES)
        or (element.tag == "nav" and "hidden" in element.attributes)
    )
