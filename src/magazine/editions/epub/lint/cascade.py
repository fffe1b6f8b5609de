"""What the style sheets come to: for every piece of text its families, weight and style, its colour and the ground below it.

The cascade is the part of CSS that decides these: specificity and order, inherited, under the reader's usual page and under
``@media (prefers-color-scheme: dark)``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import cssselect2
import tinycss2
from tinycss2.color4 import parse_color

from magazine.editions.epub.lint.names import HTML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from magazine.editions.epub.lint.documents import Document, Sheet

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, 0 to 1."""


class Scheme(Enum):
    """Which of a sheet's conditions hold."""

    LIGHT = "light"
    DARK = "dark"


USUAL: Final[Mapping[str, Mapping[str, str]]] = {
    **{f"h{level}": {"font-weight": "bold"} for level in range(1, 7)},
    "th": {"font-weight": "bold"}, "strong": {"font-weight": "bold"}, "b": {"font-weight": "bold"},
    "em": {"font-style": "italic"}, "i": {"font-style": "italic"}, "cite": {"font-style": "italic"}, "var": {"font-style": "italic"},
    "dfn": {"font-style": "italic"}, "address": {"font-style": "italic"}, "code": {"font-family": "monospace"},
    "pre": {"font-family": "monospace"}, "kbd": {"font-family": "monospace"}, "samp": {"font-family": "monospace"},
}  # fmt: skip
"""What every reading system's own sheet says (HTML, section 15.3)."""

DECIDING: Final = frozenset(
    {"font-family", "font-weight", "font-style", "color", "background-color", "background", "opacity", "display"}
)
UNSEEN: Final = frozenset(f"{HTML}{name}" for name in ("head", "style", "script", "audio", "video"))
"""Without text on the page; what stands within a player shows only where nothing plays."""

STRUCTURAL: Final = ("+", "~", ":")
"""In a selector: what it picks depends on more than an element and those around it."""

BOLD: Final = {"normal": 400, "bold": 700}


@dataclass(frozen=True, slots=True)
class Look:
    """How some text looks.

    Attributes:
        families: in order, without quotation marks.
        weight: 1 to 1000.
        style: ``normal``, ``italic`` or ``oblique``.
        colour: that a sheet sets, or None for the reader's own.
        grounds: colours set below the text, the lowest first.
        opacity: of the whole, 0 to 1.
    """

    families: tuple[str, ...] = ()
    weight: int = 400
    style: str = "normal"
    colour: Colour | None = None
    grounds: tuple[Colour, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Shown:
    """Text with its look, and the element that holds it."""

    text: str
    element: Any
    look: Look


class Cascade:
    """The style sheets of a book in one scheme.

    Args:
        sheets: in their order.
        scheme: whose conditions hold.
    """

    def __init__(self, sheets: Iterable[Sheet], scheme: Scheme) -> None:
        self._matcher = cssselect2.Matcher()
        self._kept: dict[tuple[Any, ...], Mapping[str, str]] = {}
        self._plain = True
        for sheet in sheets:
            for rule, condition, declared in sheet.styles:
                if _holds(condition, scheme):
                    self._add(rule, declared)

    def shown(self, page: Document) -> Iterator[Shown]:
        """Give all text of a page that is shown."""
        root = cssselect2.ElementWrapper.from_xml_root(page.root)
        yield from self._walk(root, Look(), ())

    def _add(self, rule: Any, declared: Iterable[Any]) -> None:
        values = {
            each.lower_name: tinycss2.serialize(each.value).strip() for each in declared if each.lower_name in DECIDING
        }
        if not values:
            return
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return
        self._plain = self._plain and not any(mark in tinycss2.serialize(rule.prelude) for mark in STRUCTURAL)
        for selector in selectors:
            if selector.pseudo_element is None:
                self._matcher.add_selector(selector, values)

    def _walk(self, element: Any, outer: Look, above: tuple[Any, ...]) -> Iterator[Shown]:
        tree = element.etree_element
        if tree.tag in UNSEEN or tree.get("hidden") is not None:
            return
        path = (*above, (tree.tag, tuple(tree.attrib.items())))
        said = self._said(element, path)
        if said.get("display") == "none":
            return
        look = _look(said, outer)
        if tree.text:
            yield Shown(tree.text, tree, look)
        for child in element.iter_children():
            yield from self._walk(child, look, path)
            if child.etree_element.tail:
                yield Shown(child.etree_element.tail, tree, look)

    def _said(self, element: Any, path: tuple[Any, ...]) -> Mapping[str, str]:
        """Match an element; one like another, under the same ones, is matched once."""
        if self._plain and path in self._kept:
            return self._kept[path]
        said = dict(USUAL.get(element.local_name, {}))
        for _, _, _, values in self._matcher.match(element):
            said |= values
        self._kept[path] = said
        return said


def colour_of(value: str | None) -> Colour | None:
    """Read a colour; give None where the reader's own holds (``inherit``, ``currentcolor``) or it is none."""
    if value is None or value in {"inherit", "currentcolor", "currentColor", "initial", "unset", "none"}:
        return None
    try:
        colour = parse_color(value)
    except (ValueError, TypeError):
        return None
    if colour is None or isinstance(colour, str):
        return None
    red, green, blue = colour.to("srgb").coordinates
    return (red or 0.0, green or 0.0, blue or 0.0, colour.alpha)


def _holds(condition: str, scheme: Scheme) -> bool:
    if not condition:
        return True
    if "prefers-color-scheme" in condition:
        return condition.endswith(scheme.value)
    return False


def _look(said: Mapping[str, str], outer: Look) -> Look:
    look = outer
    if "font-family" in said and said["font-family"] != "inherit":
        look = replace(look, families=tuple(name.strip().strip("\"'") for name in said["font-family"].split(",")))
    if "font-weight" in said:
        look = replace(look, weight=_weight(said["font-weight"], outer.weight))
    if said.get("font-style", "inherit") != "inherit":
        look = replace(look, style=said["font-style"])
    colour = colour_of(said.get("color"))
    if colour is not None:
        look = replace(look, colour=colour)
    ground = colour_of(said.get("background-color", said.get("background")))
    if ground is not None and ground[3] > 0:
        look = replace(look, grounds=(*look.grounds, ground))
    if "opacity" in said:
        look = replace(look, opacity=outer.opacity * _share(said["opacity"]))
    return look


def _weight(value: str, outer: int) -> int:
    if value == "bolder":
        return 700 if outer < 600 else 900  # noqa: PLR2004 - CSS Fonts 4, section 2.2.1
    if value == "lighter":
        return 100 if outer < 600 else 400  # noqa: PLR2004 - likewise
    return BOLD.get(value) or (int(value) if value.isdecimal() else outer)


def _share(value: str) -> float:
    try:
        return float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError:
        return 1.0
