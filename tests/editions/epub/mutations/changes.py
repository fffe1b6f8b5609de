"""The verbs that defects are written in: each gives a change of a book's entries, and stops where there is nothing to change."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from tests.editions.epub.mutations.leaves import PACKAGE, Leaf, find

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.editions.epub.mutations.leaves import Change, Leaves

Edit: TypeAlias = "Callable[[Any], None]"

NAMESPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "svg": "http://www.w3.org/2000/svg",
}


def together(*changes: Change) -> Change:
    """Make several changes, one after the other."""

    def change(leaves: Leaves) -> Leaves:
        for one in changes:
            leaves = one(leaves)
        return leaves

    return change


def data(pattern: str, edit: Callable[[bytes], bytes]) -> Change:
    """Change the bytes of the first file of a name."""

    def change(leaves: Leaves) -> Leaves:
        old = find(leaves, pattern)
        return tuple(replace(leaf, data=edit(leaf.data)) if leaf is old else leaf for leaf in leaves)

    return change


def text(pattern: str, old: str, new: str) -> Change:
    """Put other words where a regular expression first finds some."""

    def edit(content: bytes) -> bytes:
        changed, count = re.subn(old, new, content.decode(), count=1)
        assert count == 1, f"{pattern} has no {old}"
        return changed.encode()

    return data(pattern, edit)


def after(pattern: str, words: str) -> Change:
    """Put words behind all that a file says."""
    return data(pattern, lambda content: content + words.encode())


def xml(pattern: str, path: str, *edits: Edit) -> Change:
    """Change the first element that an XPath finds."""

    def edit(content: bytes) -> bytes:
        tree = etree.fromstring(content)
        found = tree.xpath(path, namespaces=NAMESPACES)
        assert found, f"{pattern} has no {path}"
        for one in edits:
            one(found[0])
        return bytes(etree.tostring(tree.getroottree(), encoding="utf-8", xml_declaration=True))

    return data(pattern, edit)


def says(**attributes: str | None) -> Edit:
    """Set attributes, or take them away with None; ``epub__type`` is ``epub:type``, ``class_`` is ``class``."""

    def edit(element: Any) -> None:
        for name, value in attributes.items():
            key = _name(name.rstrip("_").replace("__", ":").replace("_", "-"))
            if value is None:
                del element.attrib[key]
            else:
                element.set(key, value)

    return edit


def words(value: str) -> Edit:
    """Put other words in place of an element's own."""

    def edit(element: Any) -> None:
        for child in list(element):
            element.remove(child)
        element.text = value

    return edit


def called(name: str) -> Edit:
    """Give an element another name in the same namespace."""

    def edit(element: Any) -> None:
        element.tag = etree.QName(etree.QName(element).namespace, name)

    return edit


def inside(fragment: str) -> Edit:
    """Put elements in front of all that an element holds."""
    return lambda element: _insert(element, 0, fragment)


def before(fragment: str) -> Edit:
    """Put elements in front of an element."""
    return lambda element: _insert(element.getparent(), element.getparent().index(element), fragment)


def behind(fragment: str) -> Edit:
    """Put elements after an element."""
    return lambda element: _insert(element.getparent(), element.getparent().index(element) + 1, fragment)


def gone(element: Any) -> None:
    """Take an element out with all that it holds; what follows it stays."""
    _leave(element, element.tail or "")


def unwrapped(element: Any) -> None:
    """Take an element away and leave its words."""
    _leave(element, "".join(element.itertext()) + (element.tail or ""))


def moved_to_end(element: Any) -> None:
    """Put an element behind its last sibling."""
    element.getparent().append(element)


def without(pattern: str) -> Change:
    """Take a file out of the zip, whoever names it."""
    return lambda leaves: tuple(leaf for leaf in leaves if leaf is not find(leaves, pattern))


def with_file(name: str, content: bytes) -> Change:
    """Put a file into the zip that nobody names."""
    return lambda leaves: (*leaves, Leaf(name, content))


def listed(name: str, media_type: str, content: bytes) -> Change:
    """Put a file into the zip and into the manifest."""
    item = f'<item href="{name}" id="added" media-type="{media_type}"/>'
    return together(with_file(f"EPUB/{name}", content), xml(PACKAGE, "//opf:manifest", inside(item)))


def _insert(parent: Any, place: int, fragment: str) -> None:
    spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items() if prefix != "xml")
    own = etree.QName(parent).namespace
    for element in reversed(etree.fromstring(f'<all xmlns="{own}"{spaces}>{fragment}</all>')):
        parent.insert(place, element)
    etree.cleanup_namespaces(parent)


def _leave(element: Any, left: str) -> None:
    parent, previous = element.getparent(), element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + left
    else:
        parent.text = (parent.text or "") + left
    element.tail = None
    parent.remove(element)


def _name(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
