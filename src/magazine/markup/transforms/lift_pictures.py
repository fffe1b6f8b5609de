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
        for picture in list(self.document.findall(PictureFigure)):
            paragraph = picture.parent
            if not isinstance(paragraph, nodes.TextElement):
                continue
            others = [
                child for child in paragraph.children if not isinstance(child, PictureFigure) and child.astext().strip()
            ]
            if others or not isinstance(paragraph, nodes.paragraph):
                desk.complain(
                    self.env, "picture-in-line", picture.line, "a picture stands in the middle of a line",
                    "give it a paragraph of its own, or use {figure}",
                )  # fmt: skip
                paragraph.remove(picture)
            else:
                pictures = [child for child in paragraph.children if isinstance(child, PictureFigure)]
                paragraph.parent.replace(paragraph, pictures)
