"""Lift a picture written as plain Markdown (``![…](crowd.jpg)``) out of the paragraph that it stands alone in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from magazine.markup import desk
from magazine.markup.nodes import PictureFigure

if TYPE_CHECKING:
    from typing import Any


class LiftPictures(SphinxTransform):
    """A picture is a block; within a line of text it is a finding."""

    default_priority = 20

    def apply(self, **kwargs: Any) -> None:
        """Replace paragraphs that hold only pictures by the pictures."""
        for place in dict.fromkeys(picture.parent for picture in self.document.findall(PictureFigure)):
            if isinstance(place, nodes.TextElement):
                self._lift(place)

    def _lift(self, place: nodes.TextElement) -> None:
        """Put the pictures of a paragraph into its place, or complain of each that stands among words."""
        pictures = [child for child in place.children if isinstance(child, PictureFigure)]
        others = [child for child in place.children if not isinstance(child, PictureFigure)]
        if isinstance(place, nodes.paragraph) and not any(child.astext().strip() for child in others):
            place.parent.replace(place, pictures)
            return
        for picture in pictures:
            desk.complain(
                self.env, "picture-in-line", picture.line, "a picture stands in the middle of a line",
                "give it a paragraph of its own, or use {figure}",
            )  # fmt: skip
        place.children = others
