"""The words' form in a book, where it differs from the shared one: notes that pop up (EPUB Structural Semantics Vocabulary 1.1)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from docutils import nodes

from magazine.editions.epub.anchors import book_anchor
from magazine.editions.epub.phrases import phrase
from magazine.editions.epub.table_widths import column_shares
from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from docutils.nodes import Element

SEVERAL: Final = 3
"""Columns: from here on a table is too wide for a narrow page."""


class EpubTranslator(Translator):
    """Write the body of one article for a book."""

    def visit_footnote_reference(self, node: Element) -> None:
        """Mark the reference for what it is, so that reading systems show the note above the page."""
        number = node.astext()
        self.open(
            "a", class_="note-mark", id=node["ids"][0], href=f"#{node['refid']}", epub__type="noteref", role="doc-noteref",
            aria_label=self._phrase("note").format(number),
        )  # fmt: skip
        self.add(escape(number, quote=False))
        self.close("a")
        raise nodes.SkipNode

    def open(self, tag: str, node: Element | None = None, /, **attributes: str) -> None:
        """Open an element, its id and its link within the page as books have them."""
        if node is not None and node.get("ids"):
            attributes.setdefault("id", node["ids"][0])
        if "id" in attributes:
            attributes["id"] = book_anchor(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            attributes["href"] = f"#{book_anchor(attributes['href'][1:])}"
        super().open(tag, node, **attributes)

    def visit_footnote(self, node: Element) -> None:
        """Begin the article's notes with the first of them; they have a name for those who listen and no heading."""
        if not isinstance(_neighbour(node, -1), nodes.footnote):
            self.open("section", class_="notes", epub__type="footnotes", aria_label=self._phrase("notes"))
        self.open("aside", node, class_="note", epub__type="footnote", role="doc-footnote")

    def depart_footnote(self, node: Element) -> None:
        """End the notes with the last of them."""
        self.close("aside")
        if not isinstance(_neighbour(node, 1), nodes.footnote):
            self.close("section")

    def visit_label(self, node: Element) -> None:
        """Lead from the note's number back to where it was called."""
        back = node.parent["backrefs"]
        number = escape(node.astext(), quote=False)
        self.open("p", class_="note-number")
        if back:
            self.open(
                "a", href=f"#{back[0]}", epub__type="backlink", role="doc-backlink", aria_label=self._phrase("back")
            )
            self.add(number)
            self.close("a")
        else:
            self.add(number)
        self.close("p")
        raise nodes.SkipNode

    def visit_table(self, node: Element) -> None:
        """Name a table of several columns so, which the style sheet stacks where its column of text is too narrow."""
        if len([*node.findall(nodes.colspec)]) >= SEVERAL:
            node["classes"].append("several")
        super().visit_table(node)

    def visit_tgroup(self, node: Element) -> None:
        """Share the table's width among its columns, and let each cell know its column's name; cells that span several do without."""
        rows = [list(row.findall(nodes.entry)) for row in node.findall(nodes.row)]
        if any("morecols" in cell or "morerows" in cell for row in rows for cell in row) or len({*map(len, rows)}) != 1:
            return
        shares = column_shares([[cell.astext() for cell in row] for row in rows])
        if shares:
            columns = "".join(f'<col class="share-{share}" />' for share in shares)
            self.add(f"<colgroup>{columns}</colgroup>")
        if any(True for _ in node.findall(nodes.thead)):
            for cells in rows[1:]:
                for head, cell in zip(rows[0][1:], cells[1:], strict=True):
                    cell["column"] = head.astext()

    def visit_entry(self, node: Element) -> None:
        """Say a cell's column beside it, for the style sheet to write where rows are stacked."""
        super().visit_entry(node)
        if node.get("column"):
            self.body[-1] = f'{self.body[-1][:-1]} data-column="{escape(node["column"])}">'

    def _phrase(self, name: str) -> str:
        return phrase(name, self.supply.language)


def _neighbour(node: Element, step: int) -> nodes.Node | None:
    place = node.parent.index(node) + step
    return node.parent[place] if 0 <= place < len(node.parent) else None
