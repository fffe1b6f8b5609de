"""Style sheets of a theme: each is whole, and none asks for anything that lies outside the theme.

What a sheet loads is loaded by every reader: an address elsewhere tells another site who reads the magazine, and one on this machine
would carry a file of it into the edition.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from magazine.constants import TOKEN_MAX_DEPTH
from magazine.issue.finding import Location, Stop
from magazine.manuscript.notes import Notes
from magazine.manuscript.text import decode
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from magazine.issue.finding import Finding

TEXTS: Final = (".css", ".html", ".xhtml", ".js", ".json")
"""How the names of a theme's texts end."""
_MAIN: Final = "web/style.css"
"""The sheet whose imports the build puts into one; no other is followed."""
_ORNAMENTS: Final = "web/static/"
_LOADERS: Final = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"}
_END: Final = "x-end-of-sheet"
_TOLD: Final = 80  # characters of an address that a finding repeats
_PART: Final = re.compile(r"#[\w-]+")
"""Of the same document."""
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.\t\n\r-]*:|[\x00-\x20/\\]", re.IGNORECASE)
"""Browsers pass over spaces and the like in front of an address, and over tabs and line ends within (WHATWG URL, 4.4)."""
SHOWN: Final = r"""url\( \s* (?P<quote>["']?) (?P<shown>[^"':/()#\\\s]+) (?P=quote) \s* \)"""
"""How a sheet of the web names an ornament, for the build to give it its own name; to be compiled with spaces that count for nothing."""
_SHOWN: Final = re.compile(SHOWN, re.VERBOSE | re.IGNORECASE)
_IN_PRINT: Final = ("print/", "shared/rubrics.css")
"""The sheets of which print would leave out what they name."""


def check_sheets(contents: Mapping[str, bytes], path: str) -> None:
    """Look through the style sheets of a theme, and whether its texts are texts.

    Args:
        contents: of the theme's files, by their place in it.
        path: of the theme, in findings.

    Raises:
        Stop: with what is wrong with them.
    """
    notes = Notes()
    for inside, data in contents.items():
        if inside.endswith(TEXTS):
            text = decode(data, f"{path}/{inside}", notes)
            if text is not None and inside.endswith(".css"):
                for where, what, remedy in _faults(text, inside, contents):
                    place = Location(path=f"{path}/{inside}", line=where[0], column=where[1])
                    notes.add(broken_theme(place, what, remedy).findings)
    if not notes.findings and _MAIN in contents:
        notes.add(_again(_MAIN, contents, path, {_MAIN}))
    if notes.findings:
        raise Stop(*notes.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A style sheet that is looked through: its place in the theme, the theme's files, and its lines."""

    inside: str
    contents: Mapping[str, bytes]
    lines: tuple[str, ...]

    def is_plain(self, where: tuple[int, int], name: Any) -> bool:
        """Say whether an import is written in plain letters, as the build reads it: CSS knows codes for them."""
        word = self.lines[where[0] - 1][where[1] - 1 :][: len("@import")]
        written = self.lines[name.source_line - 1][name.source_column :][: len(name.value)]
        return word.lower() == "@import" and written == name.value and not {"'", '"'} & set(written)

    def shows(self, where: tuple[int, int], address: str) -> bool:
        """Say whether an ornament is named in plain letters, likewise."""
        match = _SHOWN.match(self.lines[where[0] - 1], where[1] - 1)
        return match is not None and match["shown"] == address


_Fault = tuple[tuple[int, int], str, str]


def _faults(text: str, inside: str, contents: Mapping[str, bytes]) -> Iterator[_Fault]:
    nodes = tinycss2.parse_component_value_list(f"{text}\n{_END}", skip_comments=True)
    if not nodes or getattr(nodes[-1], "value", "") != _END:
        begun = (nodes[-1].source_line, nodes[-1].source_column) if nodes else (1, 1)
        yield begun, "what begins here is never closed", "close it: each { with }, each ( with ), each comment with */"
        return
    last = next((node for node in reversed(nodes[:-1]) if node.type != "whitespace"), None)
    if last is not None and last.type not in {"{} block", "error"} and last != ";":
        yield (last.source_line, last.source_column), "the sheet ends in the midst of a rule", "write it to its end"
    yield from _loads(nodes, _Sheet(inside=inside, contents=contents, lines=tuple(text.split("\n"))), 0)


def _loads(nodes: list[Any], sheet: _Sheet, depth: int) -> Iterator[_Fault]:
    """Yield what is wrong with addresses and signs, however deep they stand."""
    if depth > TOKEN_MAX_DEPTH:
        where = (nodes[0].source_line, nodes[0].source_column) if nodes else (1, 1)
        yield where, f"brackets stand more than {TOKEN_MAX_DEPTH} deep in each other", "take some out"
        return
    written = [node for node in nodes if node.type != "whitespace"]
    named = set(map(id, _named(written)))
    for number, node in enumerate(written):
        where = (node.source_line, node.source_column)
        if node.type == "error":
            yield where, f"this is not CSS ({node.message})", "mend the line"
        elif node.type == "at-keyword" and node.lower_value == "import":
            yield from _import(written[number + 1 : number + 3], where, sheet, depth)
        elif node.type == "url" and id(node) not in named:
            yield from _address(node.value, where, sheet)
        elif node.type == "function" and node.lower_name in _LOADERS and id(node) not in named:
            for part in node.arguments:
                if part.type == "string":
                    there = where if node.lower_name == "url" else (part.source_line, part.source_column)
                    yield from _address(part.value, there, sheet)
            yield from _loads(node.arguments, sheet, depth + 1)
        else:
            inner = node.arguments if node.type == "function" else getattr(node, "content", None)
            if inner:
                yield from _loads(inner, sheet, depth + 1)


def _named(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield what looks like an address behind @namespace, from where nothing is loaded, and behind @import, of which is told already."""
    named = False
    for node in nodes:
        if node.type == "at-keyword":
            named = node.lower_value in {"namespace", "import"}
        elif node == ";" or node.type == "{} block":
            named = False
        elif named and (node.type == "url" or (node.type == "function" and node.lower_name == "url")):
            yield node


def _import(behind: list[Any], where: tuple[int, int], sheet: _Sheet, depth: int) -> Iterator[_Fault]:
    if not sheet.inside.startswith("web/"):
        yield where, "nothing that is imported is read here", "write its rules into this sheet"
    elif depth:
        yield where, "an import stands within a rule", "put it at the head of the sheet"
    elif (
        [node.type for node in behind] != ["string", "literal"]
        or behind[1] != ";"
        or not sheet.is_plain(where, behind[0])
    ):
        what = "the build takes in sheets of this theme alone, and without conditions"
        yield where, what, 'write @import "css/words.css"; with the place of the sheet, and nothing else'
    elif _target(sheet.inside, behind[0].value) not in sheet.contents:
        what = f"there is no style sheet “{behind[0].value}” in this theme"
        yield where, what, "put it there, or take the line out"
    elif not behind[0].value.endswith(".css"):
        yield where, f"“{behind[0].value}” is no style sheet", "import files whose names end with .css"


def _address(address: str, where: tuple[int, int], sheet: _Sheet) -> Iterator[_Fault]:
    if _PART.fullmatch(address):
        return
    if sheet.inside.startswith(_IN_PRINT):
        what = f"print takes no file from a style sheet: “{address[:_TOLD]}” would be missing"
        yield where, what, "draw it with borders and gradients, or as <svg> in the template"
    elif address[:5].lower() == "data:":
        what = f"a file is written into an address here (“{address[:_TOLD]}…”)"
        yield where, what, "put it into the theme as a file of its own, and write its name"
    elif _ELSEWHERE.match(address) or _target(sheet.inside, address).startswith("../"):
        what = f"“{address[:_TOLD]}” is not of this theme, and readers would load it"
        web = f"put the file into {_ORNAMENTS} and write its name alone"
        yield (
            where,
            what,
            web if sheet.inside.startswith("web/") else "put the file into the theme, or take the line out",
        )
    elif sheet.inside.startswith("web/"):
        yield from _ornament(address, where, sheet)


def _ornament(address: str, where: tuple[int, int], sheet: _Sheet) -> Iterator[_Fault]:
    told = address[:_TOLD]
    if f"{_ORNAMENTS}{address}" in sheet.contents:
        if "/" in address:
            yield where, f"“{told}” lies in a folder of its own", f"put the file into {_ORNAMENTS} itself"
        elif not sheet.shows(where, address):
            what = f"“{told}” is not named as the build reads it, and readers would not find it"
            yield where, what, 'write url("strip.svg"), with a name without spaces, brackets and quotation marks'
    elif f"{_ORNAMENTS}{re.split(r'[?#]', address)[0]}" in sheet.contents:
        yield where, f"“{told}” names a part of a file, or asks it something", "name the whole file"
    else:
        yield where, f"there is no “{told}” in {_ORNAMENTS}", "put it there, or correct its name"


def _target(inside: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(inside), address))


def _again(inside: str, contents: Mapping[str, bytes], path: str, taken: set[str], above: int = 0) -> Iterator[Finding]:
    """Yield the imports of what is imported already: a ring has no end, and a few that import each other twice stand for gigabytes."""
    nodes = tinycss2.parse_component_value_list(contents[inside].decode("utf-8-sig"), skip_comments=True)
    written = [node for node in nodes if node.type != "whitespace"]
    for node, behind in pairwise(written):
        if node.type != "at-keyword" or node.lower_value != "import":
            continue
        target = _target(inside, behind.value)
        where = Location(path=f"{path}/{inside}", line=node.source_line, column=node.source_column)
        if target in taken:
            yield from broken_theme(
                where, f"{target} is imported a second time here", "import each style sheet once"
            ).findings
        elif above == TOKEN_MAX_DEPTH:
            yield from broken_theme(
                where, f"more than {TOKEN_MAX_DEPTH} sheets import one another in a row", f"import it in {_MAIN}"
            ).findings
        else:
            taken.add(target)
            yield from _again(target, contents, path, taken, above + 1)
