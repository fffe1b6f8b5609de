"""HTML, XHTML, SVG, feeds, catalogues and site maps: text, attributes, comments, scripts, and what browsers pass over."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from magazine.release.audit.exhibits import Words
from magazine.release.audit.readers.oddities import within
from magazine.release.audit.readers.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_WITHIN_A_LINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "img", "kbd", "mark", "q", "s", "small", "span", "strong",
     "sub", "sup", "time", "tspan", "u", "wbr")
)  # fmt: skip
_CODE: Final = frozenset({"script", "style"})


class _Page(HTMLParser):
    """Sorts everything that stands in a page by where it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.attributes: dict[str, list[str]] = {}
        self.apart: list[tuple[str, str]] = []
        self._code = ""

    def updatepos(self, _i: int, j: int) -> int:
        """Count no lines: nobody asks for them, and the library counts them at every element."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        for name, value in attrs:
            if value:
                self.attributes.setdefault(name, []).append(value)
        self._code = tag if tag in _CODE else ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._code = ""

    def handle_endtag(self, tag: str) -> None:
        self._code = ""
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._code:
            self.apart.append((f"a {self._code}", data))
        else:
            self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        self.apart.append(("a comment", data))

    def handle_decl(self, decl: str) -> None:
        self.apart.append(("a declaration", decl))

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as the library has it
        """Take marked sections that HTML does not know for text: the library stops at them."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            end = self.rawdata.find(">", i)
            self.shown.append(self.rawdata[i : end if end >= 0 else len(self.rawdata)])
            return end + 1 if end >= 0 else len(self.rawdata)

    def unknown_decl(self, data: str) -> None:
        self.shown.append(data.removeprefix("CDATA["))

    def handle_pi(self, data: str) -> None:
        self.apart.append(("an instruction", data))

    def _break(self, tag: str) -> None:
        if tag.rpartition(":")[2] not in _WITHIN_A_LINE:
            self.shown.append("\n")


def markup(text: str, place: str) -> Iterator[Exhibit]:
    """Give what stands in a page, and then the page as it is, for what no parser finds."""
    page = _Page()
    page.feed(text)
    page.close()
    yield from plain("".join(page.shown), within(place, "its text"))
    for name, values in page.attributes.items():
        yield from plain("\n".join(values), within(place, f"an attribute “{name}”"))
    for what, words in page.apart:
        yield from plain(words, within(place, what))
    yield Words(place=place, text=text)
