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


Path = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""An element and those around it, outermost first, each by name and attributes."""


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
"""What every reading system's own sheet says (HTML, "The CSS user agent style sheet")."""

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
    """The style sheets of a book.

    Args:
        sheets: in their order.
    """

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._matcher = cssselect2.Matcher()
        self._matched: dict[Path, list[tuple[str, Mapping[str, str]]]] = {}
        self._looks: dict[tuple[Scheme, Path], Look | None] = {}
        self._plain = True
        for sheet in sheets:
            for rule, condition, declared in sheet.styles:
                self._add(rule, condition, declared)

    def shown(self, page: Document, scheme: Scheme) -> Iterator[Shown]:
        """Give all text of a page that is shown."""
        root = cssselect2.ElementWrapper.from_xml_root(page.root)
        yield from self._walk(root, scheme, Look(), ())

    def _add(self, rule: Any, condition: str, declared: Iterable[Any]) -> None:
        values = {
            each.lower_name: str(tinycss2.serialize(each.value)).strip()
            for each in declared
            if each.lower_name in DECIDING
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
                self._matcher.add_selector(selector, (condition, values))

    def _walk(self, element: Any, scheme: Scheme, outer: Look, above: Path) -> Iterator[Shown]:
        tree = element.etree_element
        if tree.tag in UNSEEN or tree.get("hidden") is not None:
            return
        path = (*above, (tree.tag, tuple(tree.attrib.items())))
        look = self._look(element, scheme, outer, path)
        if look is None:
            return
        if tree.text:
            yield Shown(tree.text, tree, look)
        for child in element.iter_children():
            yield from self._walk(child, scheme, look, path)
            if child.etree_element.tail:
                yield Shown(child.etree_element.tail, tree, look)

    def _look(self, element: Any, scheme: Scheme, outer: Look, path: Path) -> Look | None:
        """Give an element's look, or None where it is not shown; one like another, under the same ones, is looked up once."""
        if not self._plain or (scheme, path) not in self._looks:
            said = dict(USUAL.get(element.local_name, {}))
            for condition, values in self._match(element, path):
                said |= values if _holds(condition, scheme) else {}
            self._looks[scheme, path] = None if said.get("display") == "none" else _look(said, outer)
        return self._looks[scheme, path]

    def _match(self, element: Any, path: Path) -> list[tuple[str, Mapping[str, str]]]:
        if not self._plain or path not in self._matched:
            self._matched[path] = [payload for _, _, _, payload in self._matcher.match(element)]
        return self._matched[path]


def colour_of(value: str | None) -> Colour | None:
    """Read a colour; give None where the reader's own holds (``inherit``, ``currentcolor``) or it is none."""
    if value is None or value in {"inherit", "currentcolor", "currentColor", "initial", "unset", "none"}:
        return None
    try:
        colour = parse_color(value)
        parts = None if colour is None or isinstance(colour, str) else colour.to("srgb").coordinates
    except (ValueError, TypeError, NotImplementedError):  # tinycss2 converts most colour spaces, not all
        return None
    if parts is None:
        return None
    red, green, blue = (part or 0.0 for part in parts)
    return (red, green, blue, colour.alpha)


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
