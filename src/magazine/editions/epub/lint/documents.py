"""The documents of an opened book: an XML document, the package with its manifest and spine, a style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.names import DC, EPUB_TYPE, HTML, OPF
from magazine.editions.epub.lint.setting import blocks_of
from magazine.editions.epub.lint.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.editions.epub.lint.setting import Block


@dataclass(frozen=True, eq=False, kw_only=True)
class Document:
    """An XML document.

    Attributes:
        name: its place in the zip file.
        root: the root element.
    """

    name: str
    root: Any

    @cached_property
    def elements(self) -> tuple[Any, ...]:
        """All elements in document order, without comments and instructions."""
        return tuple(element for element in self.root.iter() if isinstance(element.tag, str))

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """Every id, with its element's place in document order."""
        return {element.get("id"): place for place, element in enumerate(self.elements) if element.get("id")}

    @cached_property
    def body(self) -> Any:
        """The body of a page, or None."""
        return self.root.find(f"{HTML}body")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The page's paragraphs, as they are set."""
        return tuple(blocks_of(self.body)) if self.body is not None else ()

    @property
    def is_article(self) -> bool:
        """Whether the page is of the issue's body, by its ``epub:type``."""
        return self.body is not None and "bodymatter" in self.body.get(EPUB_TYPE, "").split()

    def all(self, *names: str) -> Iterator[Any]:
        """Give the HTML elements of some names."""
        wanted = {f"{HTML}{name}" for name in names}
        return (element for element in self.elements if element.tag in wanted)

    def typed(self, kind: str) -> Iterator[Any]:
        """Give the elements of an ``epub:type``."""
        return (element for element in self.elements if kind in element.get(EPUB_TYPE, "").split())

    def sight(self, element: Any, what: str) -> Sight:
        """Say what was seen at an element."""
        return Sight(self.name, element.sourceline or 1, what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the manifest; ``name`` is the file's place in the zip file."""

    id: str
    name: str
    media_type: str
    properties: tuple[str, ...]
    element: Any


@dataclass(frozen=True, eq=False, kw_only=True)
class Package(Document):
    """The package document."""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The manifest, without what lies outside the book."""
        return tuple(
            Item(
                id=element.get("id", ""),
                name=resolve(self.name, element.get("href", "")).name,
                media_type=element.get("media-type", "").partition(";")[0].strip(),
                properties=tuple(element.get("properties", "").split()),
                element=element,
            )
            for element in self.root.iter(f"{OPF}item")
        )

    @cached_property
    def references(self) -> tuple[Any, ...]:
        """The spine's lines."""
        return tuple(self.root.iter(f"{OPF}itemref"))

    @cached_property
    def reading_order(self) -> tuple[Item, ...]:
        """The spine's items."""
        by_id = {item.id: item for item in self.items}
        return tuple(by_id[line.get("idref")] for line in self.references if line.get("idref") in by_id)

    @property
    def spine(self) -> Any:
        """The spine element, or None."""
        return self.root.find(f"{OPF}spine")

    def dublin_core(self, name: str) -> list[Any]:
        """Give the Dublin Core elements of a name (``title``)."""
        return list(self.root.iter(f"{DC}{name}"))

    def metas(self, name: str) -> list[Any]:
        """Give the ``meta`` elements of a property."""
        return [element for element in self.root.iter(f"{OPF}meta") if element.get("property") == name]

    def stated(self, name: str) -> list[str]:
        """Give what is stated of a property, without empty statements."""
        return [text for text in ((element.text or "").strip() for element in self.metas(name)) if text]

    def refining(self, element: Any, name: str) -> list[str]:
        """Give what is stated of a property of another statement."""
        mark = f"#{element.get('id', '')}"
        return [(meta.text or "").strip() for meta in self.metas(name) if meta.get("refines") == mark]

    @property
    def language(self) -> str:
        """The first language of the book, or nothing."""
        return next(((element.text or "").strip() for element in self.dublin_core("language")), "")


@dataclass(frozen=True, eq=False, kw_only=True)
class Sheet:
    """A style sheet.

    Attributes:
        name: its place in the zip file.
        rules: as tinycss2 parses them.
    """

    name: str
    rules: tuple[Any, ...]

    @classmethod
    @lru_cache(maxsize=8)
    def read(cls, name: str, content: bytes) -> Sheet:
        """Parse a sheet, once for all books that have it; CSS has no content that cannot be parsed."""
        rules, _ = tinycss2.parse_stylesheet_bytes(content, skip_comments=True, skip_whitespace=True)
        return cls(name=name, rules=tuple(rules))

    @cached_property
    def styles(self) -> tuple[tuple[Any, str, tuple[Any, ...]], ...]:
        """Every style rule with the condition that it stands under (``media prefers-color-scheme: dark``) and its declarations."""
        return tuple(_styles(self.rules, ""))

    @cached_property
    def faces(self) -> tuple[tuple[Any, Mapping[str, Any]], ...]:
        """Every ``@font-face`` rule with its descriptors by name."""
        return tuple(
            (rule, {declaration.lower_name: declaration for declaration in declarations(rule)})
            for rule in self.rules
            if rule.type == "at-rule" and rule.lower_at_keyword == "font-face" and rule.content is not None
        )

    def sight(self, node: Any, what: str) -> Sight:
        """Say what was seen at a rule or declaration."""
        return Sight(self.name, node.source_line, what)


def declarations(rule: Any) -> tuple[Any, ...]:
    """Give the declarations of a rule."""
    parsed = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return tuple(each for each in parsed if each.type == "declaration")


def _styles(rules: Any, condition: str) -> Iterator[tuple[Any, str, tuple[Any, ...]]]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule, condition, declarations(rule)
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            name = f"{rule.lower_at_keyword} {tinycss2.serialize(rule.prelude).strip().strip('()')}"
            yield from _styles(inner, name)
