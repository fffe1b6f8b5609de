"""Notes beside the text: each moved to just after the paragraph that calls it, so that wide pages can set it in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable


def beside(document: nodes.document) -> nodes.document:
    """Give a copy of the article with its notes where they are called; notes that nothing calls stand at the end."""
    copy = document.deepcopy()
    notes = {name: note for note in copy.findall(nodes.footnote) for name in note["ids"]}
    if not notes:
        return copy
    called = [mark for mark in copy.findall(nodes.footnote_reference) if not _within_note(mark)]
    for note in notes.values():
        note.parent.remove(note)
    groups: dict[nodes.Element, nodes.container] = {}
    for mark in called:
        if mark["refid"] in notes:
            _put(_group(_block(mark), groups), mark["refid"], notes)
    if notes:
        copy.append(_container(notes.values()))
    return copy


def _put(group: nodes.container, name: str, notes: dict[str, nodes.footnote]) -> None:
    """Put a note into a group, and behind it those that it calls itself."""
    names = [name]
    for each in names:  # grows
        note = notes.pop(each, None)
        if note is not None:
            group.append(note)
            names += [mark["refid"] for mark in note.findall(nodes.footnote_reference)]


def _within_note(node: nodes.Node) -> bool:
    while node.parent is not None and not isinstance(node, nodes.footnote):
        node = node.parent
    return isinstance(node, nodes.footnote)


def _block(node: nodes.Element) -> nodes.Element:
    """Give the block of the article's own flow in which a node stands."""
    block = node
    while not isinstance(block.parent, nodes.document | nodes.section):
        block = block.parent
    return block


def _group(block: nodes.Element, groups: dict[nodes.Element, nodes.container]) -> nodes.container:
    """Give the place for the notes of a block, right after it."""
    if block not in groups:
        groups[block] = _container(())
        block.parent.insert(block.parent.index(block) + 1, groups[block])
    return groups[block]


def _container(notes: Iterable[nodes.Node]) -> nodes.container:
    return nodes.container("", *notes, classes=["notes"])
