"""Drawings of a theme: they alone are published as drawings (ornaments, icons), so they may hold shapes and nothing else.

What editors hand in is drawn as pixels in the darkroom; layouts (``shared/``) are too, and may not name a file that would be drawn with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from magazine.issue.finding import Location, Stop
from magazine.manuscript.notes import Notes
from magazine.manuscript.svg import svg_size
from magazine.manuscript.text import decode
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.issue.finding import Finding

_LAYOUTS: Final = "shared/"
_OWN: Final = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace", ""}
_WORDS: Final = {"metadata", "title", "desc"}
_LOADERS: Final = {"image", "feImage"}
_WITHIN: Final = ("#", "data:image/png;", "data:image/jpeg;")
_TOLD: Final = 80  # characters of an address that a finding repeats


def check_drawings(contents: Mapping[str, bytes], path: str) -> None:
    """Look through the drawings of a theme.

    Args:
        contents: of the theme's files, by their place in it.
        path: of the theme, in findings.

    Raises:
        Stop: with what is wrong with them.
    """
    findings: list[Finding] = []
    for inside, data in contents.items():
        notes = Notes()
        if not inside.lower().endswith(".svg"):
            continue
        if decode(data, f"{path}/{inside}", notes) is None:  # editions read them as text
            findings += notes.findings
        elif inside.startswith(_LAYOUTS):
            _look_through_layout(data, f"{path}/{inside}", findings)
        else:
            notes = Notes()
            if svg_size(data, f"{path}/{inside}", notes, themed=True) is not None:
                _look_for_words(data, f"{path}/{inside}", findings)
            findings += notes.findings
    if findings:
        raise Stop(*findings)


def _look_through_layout(data: bytes, path: str, findings: list[Finding]) -> None:
    """Find a layout that is no XML, since it is filled and drawn by a worker, who could not tell its line; and files that it names."""
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] not in _LOADERS:
            return
        for attribute, address in attributes.items():
            if attribute.rpartition(" ")[2] == "href" and not address.startswith(_WITHIN):
                where = Location(path=path, line=parser.CurrentLineNumber, column=parser.CurrentColumnNumber + 1)
                what = f"“{address[:_TOLD]}” is a file beside the layout, and no layout takes one in"
                findings.extend(broken_theme(where, what, "draw it here as shapes").findings)

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        where = Location(path=path, line=error.lineno, column=error.offset + 1)
        what, remedy = (
            f"this is no whole SVG ({expat.ErrorString(error.code)})",
            "close every element and every quotation mark",
        )
        findings.extend(broken_theme(where, what, remedy).findings)


def _look_for_words(data: bytes, path: str, findings: list[Finding]) -> None:
    """Find comments, instructions, titles and what drawing programs write for themselves; readers download it all."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def find(holds: str) -> None:
        where = Location(path=path, line=parser.CurrentLineNumber, column=parser.CurrentColumnNumber + 1)
        what, remedy = f"this drawing would be published with {holds}", "export it as plain, optimised SVG"
        findings.extend(broken_theme(where, what, remedy).findings)

    def start(name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if tag in _WORDS:
            find(f"<{tag}>")
        if not {space, *(attribute.rpartition(" ")[0] for attribute in attributes)} <= _OWN:
            find("what a drawing program wrote for itself")

    parser.StartElementHandler = start
    parser.CommentHandler = lambda _: find("a comment")
    parser.ProcessingInstructionHandler = lambda *_: find("an instruction for some program")
    parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
