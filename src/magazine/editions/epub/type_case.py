"""Which letters of which face a book needs: its pages walked as a reading system does, with the book's own style sheet.

So every font in the book is used, holds each letter that stands in it, and nothing else. The cascade is the small part of CSS that
decides a face: ``font-family``, ``font-weight`` and ``font-style`` by specificity and order, inherited, and a paragraph's
``::first-letter``, with the punctuation that belongs to it (CSS Pseudo-Elements 4, section 2.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import cssselect2
import tinycss2
from lxml import etree

from magazine.darkroom.repertoire import repertoire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magazine.issue.theme import Face

DECIDING: Final = frozenset({"font-family", "font-weight", "font-style"})
USUAL: Final[Mapping[str, Mapping[str, str]]] = {
    "h1": {"font-weight": "bold"}, "h2": {"font-weight": "bold"}, "h3": {"font-weight": "bold"}, "h4": {"font-weight": "bold"},
    "h5": {"font-weight": "bold"}, "h6": {"font-weight": "bold"}, "th": {"font-weight": "bold"}, "dt": {},
    "strong": {"font-weight": "bold"}, "b": {"font-weight": "bold"}, "em": {"font-style": "italic"}, "i": {"font-style": "italic"},
    "cite": {"font-style": "italic"}, "code": {"font-family": "monospace"}, "pre": {"font-family": "monospace"},
}  # fmt: skip
"""What every reading system's own style sheet says (HTML, section 15.3)."""

WEIGHTS: Final = {"normal": 400, "bold": 700}
INITIAL: Final = "first-letter"
_INITIAL_TEXT: Final = re.compile(r"\s*([^\w\s]*\w[^\w\s]*)")

UNSEEN: Final = frozenset({"title", "style", "script"})


@dataclass(frozen=True, slots=True)
class Type:
    """What is in force for some text."""

    families: tuple[str, ...] = ()
    weight: int = 400
    style: str = "normal"


@dataclass(slots=True)
class TypeCase:
    """Collects letters by face.

    Args:
        faces: of the theme.
        sheet: the book's style sheet, its tokens filled in.
    """

    faces: Sequence[Face]
    sheet: str
    letters: dict[Face, set[int]] = field(default_factory=dict)
    _matcher: Any = None
    _chosen: dict[Type, tuple[Face, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._matcher = _matcher(self.sheet)

    def read(self, page: bytes) -> None:
        """Take in the letters of a page (XHTML)."""
        root = cssselect2.ElementWrapper.from_xml_root(etree.fromstring(page))
        self._walk(root, Type())

    def _walk(self, element: Any, inherited: Type) -> None:
        if element.local_name in UNSEEN:
            return
        here = self._type(element, inherited)
        tree = element.etree_element
        self._take(tree.text, here)
        self._take_initial(element, here)
        for child in element.iter_children():
            self._walk(child, here)
        for child in tree:
            self._take(child.tail, here)

    def _type(self, element: Any, inherited: Type) -> Type:
        return _set(dict(USUAL.get(element.local_name, {})) | self._said(element, None), inherited)

    def _said(self, element: Any, pseudo_element: str | None) -> dict[str, str]:
        said: dict[str, str] = {}
        for _, _, pseudo, declarations in self._matcher.match(element):
            if pseudo == pseudo_element:
                said |= declarations
        return said

    def _take_initial(self, element: Any, here: Type) -> None:
        said = self._said(element, INITIAL)
        initial = _INITIAL_TEXT.match("".join(element.etree_element.itertext())) if said else None
        if initial:
            self._take(initial[1], _set(said, here))

    def _take(self, text: str | None, here: Type) -> None:
        for letter in set(text or ""):
            for face in self._faces_for(here):
                if ord(letter) in repertoire(face):
                    self.letters.setdefault(face, set()).add(ord(letter))
                    break

    def _faces_for(self, here: Type) -> tuple[Face, ...]:
        if here not in self._chosen:
            found = [_nearest(self.faces, family, here) for family in here.families]
            self._chosen[here] = tuple(face for face in found if face is not None)
        return self._chosen[here]


def _set(said: Mapping[str, str], inherited: Type) -> Type:
    """Give what is in force where something is said on top of what is inherited."""
    families, style = said.get("font-family", "inherit"), said.get("font-style", "inherit")
    return Type(
        families=inherited.families if families == "inherit" else _families(families),
        weight=_weight(said.get("font-weight"), inherited.weight),
        style=inherited.style if style == "inherit" else style,
    )


def _nearest(faces: Iterable[Face], family: str, wanted: Type) -> Face | None:
    """Choose a family's face: style first, then the nearest weight, the heavier of two above 500 (CSS Fonts 4, section 5.2)."""
    own = [face for face in faces if face.family == family]
    same = [face for face in own if face.style == wanted.style] or own
    heavy = wanted.weight > 500  # noqa: PLR2004 - the standard's own border
    return min(
        same, key=lambda face: ((face.weight < wanted.weight) == heavy, abs(face.weight - wanted.weight)), default=None
    )


def _matcher(sheet: str) -> Any:
    matcher = cssselect2.Matcher()
    for rule in _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
        declarations = {
            declaration.lower_name: tinycss2.serialize(declaration.value).strip()
            for declaration in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            if declaration.type == "declaration" and declaration.lower_name in DECIDING
        }
        if declarations:
            for selector in cssselect2.compile_selector_list(rule.prelude):
                if selector.pseudo_element in {None, INITIAL}:
                    matcher.add_selector(selector, declarations)
    return matcher


def _rules(rules: Iterable[Any]) -> Iterator[Any]:
    """Give style rules; those under a condition (``@media``) do not change faces."""
    return (rule for rule in rules if rule.type == "qualified-rule")


def _families(value: str) -> tuple[str, ...]:
    return tuple(name.strip().strip("\"'") for name in value.split(","))


def _weight(value: str | None, inherited: int) -> int:
    if value in {None, "inherit"}:
        return inherited
    if value == "bolder":
        return 700 if inherited < 600 else 900  # noqa: PLR2004 - CSS Fonts 4, section 2.2.1
    return WEIGHTS.get(str(value)) or int(str(value))
