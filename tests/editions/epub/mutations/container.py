"""Defects of the zip file and of the container (EPUB 3.3, section 4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED

from tests.editions.epub.mutations.changes import data, text, with_file, without
from tests.editions.epub.mutations.defect import epubcheck, lint
from tests.editions.epub.mutations.leaves import PATROL, find

if TYPE_CHECKING:
    from tests.editions.epub.mutations.leaves import Leaves

CONTAINER = "META-INF/container.xml"


def _mimetype_last(leaves: Leaves) -> Leaves:
    return (*leaves[1:], leaves[0])


def _mimetype_deflated(leaves: Leaves) -> Leaves:
    return (replace(leaves[0], packing=ZIP_DEFLATED), *leaves[1:])


def _mimetype_with_extra_field(leaves: Leaves) -> Leaves:
    return (replace(leaves[0], extra=b"\xfe\xca\x00\x00"), *leaves[1:])


def _page_twice(leaves: Leaves) -> Leaves:
    return (*leaves, find(leaves, PATROL))


DEFECTS = (
    epubcheck("the mimetype file stands last", _mimetype_last, "PKG-006"),
    lint("the mimetype file is deflated", _mimetype_deflated, "broken-container", "mimetype"),
    epubcheck("the mimetype file has an extra field", _mimetype_with_extra_field, "PKG-005"),
    epubcheck("the mimetype file names another type", data("mimetype", lambda _: b"application/zip"), "PKG-007"),
    epubcheck("there is no container file", without(CONTAINER), "RSC-002"),
    epubcheck("the container leads to no package", text(CONTAINER, "content.opf", "package.opf"), "OPF-002"),
    epubcheck("the package is not there", without("EPUB/content.opf"), "OPF-002"),
    lint(
        "a file would be unpacked beside the book",
        with_file("../evil.xhtml", b"<html/>"),
        "broken-container",
        "evil.xhtml",
    ),
    epubcheck("a page stands in the zip twice", _page_twice, "OPF-060", "patrol.xhtml"),
)
