"""Complain of links that lead elsewhere than readers think."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from magazine.manuscript.deceit import deceit_of
from magazine.markup import desk
from magazine.markup.nodes import Film
from magazine.markup.transforms.dead_links import line_of

if TYPE_CHECKING:
    from typing import Any


class DeceptiveLinks(SphinxTransform):
    """Hold each address against the words that readers see for it."""

    default_priority = 883  # before entities that stand for hidden signs are made spaces

    def apply(self, **kwargs: Any) -> None:
        """Go through all links, and through films on other sites."""
        for link in self.document.findall(nodes.reference):
            self._judge(link, str(link.get("refuri", "")), link.astext())
        for film in self.document.findall(Film):
            self._judge(film, str(film.get("address", "")), "")

    def _judge(self, node: nodes.Element, address: str, words: str) -> None:
        deceit = deceit_of(address, words)
        if deceit:
            remedy = "give the site's own address in plain letters (https://…), and words that say where it leads"
            desk.complain(
                self.env, "deceptive-link", line_of(node), f"this link deceives: {deceit}", remedy, at=address
            )
