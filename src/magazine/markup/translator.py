"""From a document tree to strict XHTML: the form that all editions share.

An edition subclasses ``Translator`` where its form of a plain node differs; the magazine's own words bring their forms with them
(``app.add_node`` in their modules). Output is well-formed XML without white space of its own between inline elements, because
a space inside an Arabic word shows.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from magazine.issue.isolation import first_direction

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from magazine.markup.supply import Supply


class Translator(SphinxTranslator):
    """Write the body of one article.

    Attributes:
        body: pieces of markup in order; join them when the walk is over.
        supply: what the edition supplies.
    """

    first_heading_level = 2
    """Level of the highest heading of a body: the headline above it is the page's only ``h1``."""

    def __init__(self, document: nodes.document, builder: Builder, supply: Supply) -> None:
        super().__init__(document, builder)
        self.body: list[str] = []
        self.supply = supply
        self._depth = self.first_heading_level - 1
        self._in_head_row = False

    # Tools

    def open(self, tag: str, node: nodes.Element | None = None, /, **attributes: str) -> None:
        """Open an element, with the ids and classes of its node."""
        self.body.append(start_tag(tag, node, **attributes))

    def close(self, tag: str) -> None:
        """Close an element."""
        self.body.append(f"</{tag}>")

    def add(self, markup: str) -> None:
        """Add finished markup."""
        self.body.append(markup)

    # Text

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils' name
        self.body.append(escape(node.astext(), quote=False))

    def depart_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils' name
        pass

    def visit_document(self, node: nodes.Element) -> None:
        pass

    depart_document = visit_document

    # Sections

    def visit_section(self, node: nodes.Element) -> None:
        self._depth += 1
        self.open("section", None)

    def depart_section(self, node: nodes.Element) -> None:
        self._depth -= 1
        self.close("section")

    def visit_title(self, node: nodes.Element) -> None:
        if isinstance(node.parent, nodes.table):
            self.open("caption")
            return
        self.open(f"h{min(self._depth, 6)}", node.parent if isinstance(node.parent, nodes.section) else node)
        for anchor in node.parent["ids"][1:]:  # names that the editor gave it besides
            self._mark_place(anchor)

    def depart_title(self, node: nodes.Element) -> None:
        self.close("caption" if isinstance(node.parent, nodes.table) else f"h{min(self._depth, 6)}")

    def visit_rubric(self, node: nodes.Element) -> None:
        self.open("p", node, class_="crosshead")

    def depart_rubric(self, node: nodes.Element) -> None:
        self.close("p")

    # Footnotes

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        number = escape(node.astext())
        self.add(f'<a class="note-mark" id="{node["ids"][0]}" href="#{node["refid"]}" role="doc-noteref">{number}</a>')
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.Element) -> None:
        self.open("aside", node, class_="note", role="doc-footnote")

    def depart_footnote(self, node: nodes.Element) -> None:
        self.close("aside")

    def visit_label(self, node: nodes.Element) -> None:
        back = node.parent["backrefs"]
        number = escape(node.astext())
        mark = f'<a href="#{back[0]}" role="doc-backlink">{number}</a>' if back else number
        self.add(f'<span class="note-number">{mark}</span> ')
        raise nodes.SkipNode

    # Links

    def visit_reference(self, node: nodes.Element) -> None:
        if "refid" in node:
            self.open("a", node, href=f"#{node['refid']}")
        else:
            self.open("a", node, href=node["refuri"], class_="outward")

    def depart_reference(self, node: nodes.Element) -> None:
        self.close("a")

    def visit_target(self, node: nodes.Element) -> None:
        """Mark a place that has no element of its own."""
        for anchor in node["ids"]:
            self._mark_place(anchor)
        raise nodes.SkipNode

    def _mark_place(self, anchor: str) -> None:
        self.open("span", id=anchor)
        self.close("span")

    def visit_literal(self, node: nodes.Element) -> None:
        """Set code within a line apart, by the direction of its own first letter: ``C++`` keeps its signs behind it."""
        self.open("bdi", dir=first_direction(node.astext()).value)
        self.open("code", node)

    def depart_literal(self, node: nodes.Element) -> None:
        self.close("code")
        self.close("bdi")

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Set what is typed as it stands by the direction of its own first letter: code among Arabic keeps its order."""
        self.open("pre", node, dir=first_direction(node.astext()).value)

    def depart_literal_block(self, node: nodes.Element) -> None:
        self.close("pre")

    # Tables

    def visit_table(self, node: nodes.Element) -> None:
        self.open("div", class_="table-frame")
        node["classes"] = [name for name in node["classes"] if not name.startswith(("colwidths-", "align-"))]
        self.open("table", node)

    def depart_table(self, node: nodes.Element) -> None:
        self.close("table")
        self.close("div")

    def visit_tgroup(self, node: nodes.Element) -> None:
        pass

    depart_tgroup = visit_tgroup

    def visit_colspec(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    def visit_thead(self, node: nodes.Element) -> None:
        self._in_head_row = True
        self.open("thead")

    def depart_thead(self, node: nodes.Element) -> None:
        self._in_head_row = False
        self.close("thead")

    def visit_entry(self, node: nodes.Element) -> None:
        attributes: dict[str, str] = {}
        if "morecols" in node:
            attributes["colspan"] = str(node["morecols"] + 1)
        if "morerows" in node:
            attributes["rowspan"] = str(node["morerows"] + 1)
        scope = self._heads(node)
        self.open("th" if scope else "td", node, **attributes, **({"scope": scope} if scope else {}))

    def depart_entry(self, node: nodes.Element) -> None:
        self.close("th" if self._heads(node) else "td")

    def _heads(self, node: nodes.Element) -> str:
        """Say what a cell heads: ``col``, ``row``, or nothing.

        An empty corner heads nothing: a voice would announce a header and say no word (axe-core, ``empty-table-header``).
        """
        if not node.astext().strip() and not any(True for _ in node.findall(nodes.image)):
            return ""
        if self._in_head_row:
            return "col"
        return "row" if self._is_row_head(node) else ""

    @staticmethod
    def _is_row_head(node: nodes.Element) -> bool:
        """Take the first cell of each row for its head, as docutils' stub columns and chart data have it."""
        row = node.parent
        return bool(row.children[0] is node and row.parent.get("row-heads"))

    # Nodes that are nothing to a reader

    def visit_comment(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    def visit_system_message(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    def visit_problematic(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    def visit_transition(self, node: nodes.Element) -> None:
        for anchor in node["ids"][:1]:
            self._mark_place(anchor)
        self.add('<hr class="pause" />')
        raise nodes.SkipNode

    def visit_attribution(self, node: nodes.Element) -> None:
        self.open("p", node, class_="attribution")

    def depart_attribution(self, node: nodes.Element) -> None:
        self.close("p")

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        start = node.get("start", 1)
        self.open("ol", node, **({} if start == 1 else {"start": str(start)}))

    def depart_enumerated_list(self, node: nodes.Element) -> None:
        self.close("ol")

    def visit_list_item(self, node: nodes.Element) -> None:
        self.open("li", node)

    def visit_paragraph(self, node: nodes.Element) -> None:
        if not _stands_alone(node):
            self.open("p", node)

    def depart_paragraph(self, node: nodes.Element) -> None:
        if not _stands_alone(node):
            self.close("p")


def _stands_alone(paragraph: nodes.Element) -> bool:
    """Say whether a paragraph is all that its list item or table cell holds, so that it needs no ``p``."""
    parent = paragraph.parent
    return isinstance(parent, nodes.list_item | nodes.entry) and len(parent.children) == 1


def _add_plain(tags: dict[str, str]) -> None:
    """Give ``Translator`` a pair of methods for each node that is simply an element."""
    for name, tag in tags.items():

        def visit(self: Translator, node: nodes.Element, tag: str = tag) -> None:
            self.open(tag, node)

        def depart(self: Translator, node: nodes.Element, tag: str = tag) -> None:
            self.close(tag)

        if not hasattr(Translator, f"visit_{name}"):
            setattr(Translator, f"visit_{name}", visit)
        if not hasattr(Translator, f"depart_{name}"):
            setattr(Translator, f"depart_{name}", depart)


_add_plain(
    {
        "emphasis": "em",
        "strong": "strong",
        "inline": "span",
        "superscript": "sup",
        "subscript": "sub",
        "bullet_list": "ul",
        "list_item": "li",
        "definition_list": "dl",
        "definition_list_item": "div",
        "term": "dt",
        "definition": "dd",
        "block_quote": "blockquote",
        "tbody": "tbody",
        "row": "tr",
        "caption": "figcaption",
        "container": "div",
    }
)


def start_tag(tag: str, node: nodes.Element | None = None, /, **attributes: str) -> str:
    """Write a start tag: the node's id and classes, then the attributes (``class_`` is added to the classes)."""
    classes = [attributes.pop("class_")] if "class_" in attributes else []
    written: dict[str, Any] = {}
    if node is not None:
        classes += node.get("classes", [])
        if node.get("ids"):
            written["id"] = node["ids"][0]
    if classes:
        written["class"] = " ".join(classes)
    written |= {name.replace("__", ":").replace("_", "-"): value for name, value in attributes.items()}
    listed = "".join(f' {name}="{escape(str(value))}"' for name, value in written.items())
    return f"<{tag}{listed}>"
