"""Give places that an editor named (``(name)=``) ids of their own words, and headings their own id first.

docutils makes ids of ASCII alone: a name in Arabic becomes ``id1``, which changes when an unrelated name is added, and an address that
readers have shared would lead elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from typing import Any

_NAMELESS: Final = re.compile(r"id\d+")
"""What docutils calls a place whose name has no ASCII letter."""


class SteadyIds(SphinxTransform):
    """Rename once references have been tied to their ids, and notes have theirs."""

    default_priority = 895

    def apply(self, **kwargs: Any) -> None:
        """Rename every place, and lead the links of the article there."""
        renamed: dict[str, str] = {}
        for node in self.document.findall(nodes.Element):
            if node.get("ids"):
                renamed |= self._rename(node)
        for link in self.document.findall(nodes.Element):
            if link.get("refid") in renamed:
                link["refid"] = renamed[link["refid"]]
        for target in self.document.findall(nodes.target):
            self._give_back(target)

    def _give_back(self, target: nodes.target) -> None:
        """Let a name stand for itself where docutils has handed it on to an element that has an id already: it can show but one."""
        name = target.get("refid", "")
        named = self.document.ids.get(name)
        if named is None or isinstance(named, nodes.section | nodes.target) or name not in named["ids"][1:]:
            return  # a heading shows all of its names
        named["ids"].remove(name)
        target["ids"] = [name]
        self.document.ids[name] = target

    def _rename(self, node: nodes.Element) -> dict[str, str]:
        """Give a place its ids, and say which took whose place; a heading's own words come before the names that it has besides."""
        names = {self.document.nameids.get(name, ""): name for name in node["names"]}
        renamed = {
            old: place_id(names[old])
            for old in node["ids"]
            if old in names and _NAMELESS.fullmatch(old) and place_id(names[old]) not in self.document.ids
        }
        for old, new in renamed.items():
            self.document.ids[new] = self.document.ids.pop(old)
        ids = sorted(node["ids"], key=lambda identity: isinstance(node, nodes.section) and identity in names)
        node["ids"] = list(dict.fromkeys(renamed.get(identity, identity) for identity in ids))
        return renamed


def place_id(name: str) -> str:
    """Write a name as an id: its own letters without vowel signs, hyphens between words (XML 1.0, production NCName)."""
    plain = "".join(character for character in name if not unicodedata.combining(character))
    words = "-".join(re.findall(r"[\w.]+", plain))
    return words if words[:1].isalpha() else f"s-{words}"
